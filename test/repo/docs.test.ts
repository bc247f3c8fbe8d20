/**
 * @file What README and docs/ show is so: each TypeScript snippet runs without a finding and prints what stands below it, each Python
 * snippet converts to what stands below it, command lines are understood, JSON is JSON, links lead somewhere, settings are all there.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../extension/cli/commandLine';
import { convertPython } from '../../extension/convert/convertPython';
import { findFences } from '../../extension/markdown/fences';
import { root } from '../../scripts/lib/paths.mjs';
import { settingsDocs, type Group } from '../../scripts/lib/settingsDocs.mjs';
import { typeErrors } from '../support/typeErrors';
import { lines, startSandbox, type TestSandbox } from '../runner/sandbox';

/** docs/rules has its own test, of findings; docs/ops.md holds no snippet. */
const PAGES = [
  'README.md',
  'SUPPORT.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface Fence {
  readonly place: string;
  readonly language: string;
  readonly text: string;
  /** The fence right below it. */
  readonly below: { readonly language: string; readonly text: string } | null;
}
const fences = PAGES.flatMap(fencesOf);
const inLanguage = (language: string) => fences.filter((fence) => fence.language === language);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

describe('TypeScript', () => {
  it.each(inLanguage('ts'))('$place runs, and prints what stands below', async ({ text, below }) => {
    const recording = await sandbox.run(text);
    expect(recording.outcome).toEqual({ kind: 'ok' });
    if (below?.language === 'text') expect(`${lines(recording).join('\n')}\n`).toBe(below.text);
  });

  it('has no type error', () => {
    expect(
      typeErrors(new Map(inLanguage('ts').map(({ place, text }) => [`/${place.replaceAll('/', '-')}.ts`, text]))),
    ).toEqual([]);
  });
});

describe('Python', () => {
  it.each(inLanguage('python'))('$place converts to what stands below', ({ text, below }) => {
    const conversion = convertPython(text);
    expect(conversion.kind === 'converted' && conversion.text).toBe(below?.text);
  });
});

describe('command lines', () => {
  const calls = inLanguage('sh').flatMap(({ place, text }) =>
    text.split('\n').flatMap((line) => {
      const words = /^npx tapescope (.*?)(?:\s+#.*)?$/.exec(line)?.[1];
      return words === undefined ? [] : [{ place, words }];
    }),
  );

  it.each(calls)('$place: $words', ({ words }) => {
    expect(parseCommandLine(words.split(' ')).kind).not.toBe('wrong');
    for (const file of words.split(' ').filter((word) => word.startsWith('examples/') && !word.includes('*'))) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
  });

  it('are there', () => expect(calls.length).toBeGreaterThan(5));
});

describe('JSON', () => {
  it.each(inLanguage('json'))('$place', ({ text }) => expect(() => JSON.parse(text) as unknown).not.toThrow());
});

describe('links', () => {
  it.each(PAGES)('%s leads to what is there', (page) => {
    const text = readFileSync(join(root, page), 'utf8').replace(/```[^]*?```/g, '');
    const targets = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it('reach every page from the index, and the index from the README', () => {
    const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
    const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
    expect(pages.filter((page) => !index.includes(`](${page.slice('docs/'.length)})`))).toEqual([]);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('](docs/README.md)');
  });
});

describe('docs/settings.md', () => {
  const written = readFileSync(join(root, 'docs/settings.md'), 'utf8');
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as never;
  const groups = (): Group[] =>
    [(read('package.json') as { contributes: { configuration: Group | Group[] } }).contributes.configuration].flat();

  it('is up to date (`npm run docs:settings` makes it so)', () => {
    expect(written).toBe(settingsDocs(groups(), read('package.nls.json')));
  });

  it('changes with a setting (it can be out of date)', () => {
    const more: Group = { title: 'More', properties: { 'tapescope.other': { type: 'boolean', default: false } } };
    expect(settingsDocs([...groups(), more], read('package.nls.json'))).not.toBe(written);
  });
});

function fencesOf(page: string): Fence[] {
  return fencesIn(readFileSync(join(root, page), 'utf8'), page, 0);
}

function fencesIn(markdown: string, page: string, linesAbove: number): Fence[] {
  const found = findFences(markdown);
  return found.flatMap(({ language, text, open, start, end }, i) => {
    const next = found[i + 1];
    const isBelow = next !== undefined && /^`+$/.test(markdown.slice(end, next.open).trim());
    const lineOf = (offset: number): number => markdown.slice(0, offset).split('\n').length + linesAbove;
    const fence = {
      place: `${page}:${lineOf(open)}`,
      language,
      text,
      below: isBelow ? { language: next.language, text: next.text } : null,
    };
    // A page may show a page.
    return [fence, ...(language === 'md' ? fencesIn(text, page, lineOf(start) - 1) : [])];
  });
}
