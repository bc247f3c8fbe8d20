/** @file What it costs to have the extension: how long it takes to load and to start, and what it leaves unloaded. */

import { deepStrictEqual, ok } from 'node:assert';
import * as vscode from 'vscode';
import { ACTIVATION } from '../../../extension/host/activation';
import { milliseconds } from '../../support/figure';
import { api } from '../support';
import type { TestHost } from '../testHost';

/** Of each file, in bytes. */
const MOST: Readonly<Record<string, number>> = { 'extension.cjs': 10_000, 'extension.web.cjs': 400_000 };
const LOADS = 9;

/** Before all others, which load more. */
export default function activation(host: TestHost): void {
  describe('the start', () => {
    it('loads the extension alone: no compiler, no sandbox, no converter', async () => {
      await api();
      for (const [name, most] of Object.entries(MOST)) {
        const { length } = await built(name);
        ok(length < most, `${name} has ${length} bytes`);
      }
      // TypeScript's own words, of which there are none.
      ok(!(await built('extension.web.cjs')).includes('createTypeChecker'));
      if (host.kind === 'node') deepStrictEqual(host.loaded(ownFolder().fsPath).sort(), Object.keys(MOST).sort());
    });

    it('takes a moment', async () => {
      await api();
      const text = await built('extension.web.cjs');
      const loads = Array.from({ length: LOADS }, (_, i) => {
        const began = performance.now();
        // Another text each time, since V8 remembers what it compiled.
        new Function('exports', 'require', 'module', `${text}\n// ${i}`)({}, () => vscode, { exports: {} });
        return performance.now() - began;
      }).sort((a, b) => a - b);
      const [activated] = performance.getEntriesByName(ACTIVATION);
      ok(activated);
      host.figure(`loading the extension, median of ${LOADS}`, milliseconds(loads[LOADS >> 1]!));
      host.figure('activate()', milliseconds(activated.duration));
    });
  });
}

async function built(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(ownFolder(), name)));
}

function ownFolder(): vscode.Uri {
  const extension = vscode.extensions.getExtension('tapescope.tapescope');
  if (!extension) throw new Error('The extension is not installed.');
  return vscode.Uri.joinPath(extension.extensionUri, 'dist');
}
