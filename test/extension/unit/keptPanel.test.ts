/** @file What a webview kept over a reload is read with suspicion. */

import { describe, expect, it, vi } from 'vitest';

vi.mock('vscode', () => ({
  Uri: {
    parse: (text: string) => {
      const scheme = /^([a-z][\w+.-]*):/.exec(text)?.[1];
      if (!scheme) throw new Error('No scheme.');
      return { scheme, toString: () => text };
    },
  },
  window: {},
  workspace: {},
}));
const { keptDocument } = await import('../../../extension/host/keptPanel');

describe('the document a panel kept', () => {
  it.each(['file:///a/b.ts', 'untitled:Untitled-1', 'vscode-vfs://github/a/b.ts'])('may be %s', (document) => {
    expect(keptDocument({ document, scope: 'all' })?.toString()).toBe(document);
  });

  it.each([
    undefined,
    null,
    'file:///a/b.ts',
    {},
    { document: 3 },
    { document: '' },
    { document: '/a/b.ts' },
    { document: 'git:/a/b.ts' },
    { document: `file:///${'a'.repeat(5000)}` },
  ])('is none in %j', (state) => expect(keptDocument(state)).toBe(null));
});
