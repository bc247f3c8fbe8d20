/** @file Every kind of text people have: it runs, with exact positions, or one clear sentence stands at the right place. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '../../engine/recording';
import { validateRecording } from '../../engine/validateRecording';
import { gatherModules, UnrunnableError } from '../../extension/runner/modules';
import { analyze, judge, prepare } from '../../extension/snippet/analyze';
import { figure } from '../support/figure';
import { lines, startSandbox, type TestSandbox } from './sandbox';
import { TEXTS } from './texts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const analyzer = { prepare: async (name: string, text: string) => prepare(name, text, 'module') };

/** The whole way of a text: analysis, modules, run, findings. */
async function runFiles(files: Readonly<Record<string, string>>, entry = Object.keys(files)[0]!): Promise<Recording> {
  const text = files[entry]!;
  const read = async (name: string): Promise<string | null> => files[name] ?? null;
  const modules = await gatherModules(entry, text, prepare(entry, text), analyzer, read);
  const recording = await sandbox.runner.run({ modules, limits: { deadlineMs: 5000 } });
  const checked = validateRecording(recording);
  expect(checked.ok ? null : checked.problem).toBeNull();
  judge(entry, text, recording);
  return recording;
}

/** The text of the site an op stands at. */
function textOfOp(recording: Recording, text: string, op: string): string | undefined {
  const row = recording.ops.name.findIndex((name) => recording.ops.names[name] === op);
  const site = recording.sites[recording.ops.site[row] ?? -1];
  return site && text.slice(site.start, site.end);
}

const TF = `import * as tf from 'tapescope';\n`;

describe('a text that runs: what it prints, and the exact place of its square', () => {
  it.each(TEXTS)('$kind', async ({ fileName, text, printed, place }) => {
    const recording = await runFiles({ [fileName]: text });
    expect(recording.outcome).toEqual({ kind: 'ok' });
    expect(lines(recording)).toEqual(printed);
    expect(textOfOp(recording, text, 'square')).toBe(place);
  });
});

describe('files that import files', () => {
  const square = `${TF}export const sq = (x: number) => tf.square(x).dataSync()[0];`;
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a name without its ending',
      { 'd/a.ts': `${TF}import { sq } from './b';\nconsole.log(sq(3));`, 'd/b.ts': square },
      ['9'],
    ],
    [
      'a name with .js, meant .ts',
      { 'd/a.ts': `${TF}import { sq } from './b.js';\nconsole.log(sq(3));`, 'd/b.ts': square },
      ['9'],
    ],
    ['a folder', { 'd/a.ts': `${TF}import { sq } from './b';\nconsole.log(sq(3));`, 'd/b/index.ts': square }, ['9']],
    [
      'the folder above',
      { 'd/e/a.ts': `${TF}import { sq } from '../b';\nconsole.log(sq(3));`, 'd/b.ts': square },
      ['9'],
    ],
    [
      'backslashes',
      { 'C:\\d\\a.ts': `${TF}import { sq } from './b';\nconsole.log(sq(3));`, 'C:\\d\\b.ts': square },
      ['9'],
    ],
    [
      'two that import each other',
      {
        'a.ts': `${TF}import { b } from './b';\nexport const a = () => 1;\nconsole.log(b());`,
        'b.ts': `import { a } from './a';\nexport const b = () => (a ? 2 : 3);`,
      },
      ['2'],
    ],
    [
      'one that imports itself',
      { 'a.ts': `${TF}import * as me from './a';\nexport const x = 1;\nconsole.log(typeof me);` },
      ['object'],
    ],
    [
      're-exports',
      {
        'a.ts': `${TF}import { two } from './b';\nconsole.log(two);`,
        'b.ts': `export { one as two } from './c';`,
        'c.ts': `export const one = 1;`,
      },
      ['1'],
    ],
    [
      'all of it',
      {
        'a.ts': `${TF}import * as b from './b';\nconsole.log(Object.keys(b).join());`,
        'b.ts': `export * from './c';`,
        'c.ts': `export const one = 1, two = 2;`,
      },
      ['one,two'],
    ],
    ['for its effects', { 'a.ts': `${TF}import './b';\nconsole.log('a');`, 'b.ts': `console.log('b');` }, ['b', 'a']],
    [
      'a name that objects have',
      { 'a.ts': `${TF}import { x } from './constructor';\nconsole.log(x);`, 'constructor.ts': `export const x = 1;` },
      ['1'],
    ],
    [
      'an export called __proto__',
      {
        'a.ts': `${TF}import * as b from './b';\nconsole.log(({} as any).x, typeof b);`,
        'b.ts': `const p = { x: 1 };\nexport { p as __proto__ };`,
      },
      ['undefined object'],
    ],
    [
      'a wait at its top',
      {
        'a.ts': `${TF}import { x } from './b';\nconsole.log(x);`,
        'b.ts': `export const x = await Promise.resolve(5);`,
      },
      ['5'],
    ],
  ])('%s', async (_name, files, printed) => {
    const recording = await runFiles(files);
    expect(recording.outcome).toEqual({ kind: 'ok' });
    expect(lines(recording)).toEqual(printed);
  });

  it.each<[string, Record<string, string>, string, string, RegExp]>([
    ['missing', { 'd/a.ts': `${TF}import { b } from './b';\nb;` }, 'd/a.ts', "'./b'", /'\.\/b' cannot be found/],
    [
      'outside what may be read',
      { 'd/a.ts': `${TF}import { b } from '../../../etc/passwd';\nb;` },
      'd/a.ts',
      "'../../../etc/passwd'",
      /cannot be found or read/,
    ],
    [
      'missing further on',
      { 'a.ts': `${TF}import { b } from './b';\nb;`, 'b.ts': `export { c as b } from './c';` },
      'b.ts',
      "'./c'",
      /'\.\/c' cannot be found/,
    ],
    [
      'one that cannot be parsed',
      { 'a.ts': `${TF}import { b } from './b';\nb;`, 'b.ts': `export const = 3;` },
      'b.ts',
      '= 3',
      /./,
    ],
    [
      'one that imports a package',
      { 'a.ts': `${TF}import { b } from './b';\nb;`, 'b.ts': `import fs from 'node:fs';\nexport const b = fs;` },
      'b.ts',
      "'node:fs'",
      /not 'node:fs'/,
    ],
  ])('%s: one sentence at the import', async (_name, files, fileName, place, message) => {
    const failure: unknown = await runFiles(files).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnrunnableError);
    if (!(failure instanceof UnrunnableError)) return;
    expect(failure.message).toMatch(message);
    expect(failure.fileName).toBe(fileName);
    expect(files[fileName]!.slice(failure.start)).toMatch(
      new RegExp(`^${place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    );
  });
});

describe('a text that cannot run: one clear sentence at its place', () => {
  it.each<[string, string, string, RegExp]>([
    ['an unfinished line', `${TF}const x = ;`, ';', /expected/i],
    ['an open bracket', `${TF}console.log(tf.square(3);`, ';', /expected/i],
    ['an open string', `${TF}const s = 'abc\nconst t = 1;`, '\n', /Unterminated/],
    ['an open comment', `${TF}/* abc`, '', /expected/],
    ['an open template', `${TF}const s = \`abc`, '', /Unterminated/],
    ['an open regular expression', `${TF}const r = /abc\n;`, '', /./],
    ['a stray bracket', `${TF}}`, '}', /./],
    ['a name declared twice', `${TF}const x = 1;\nconst x = 2;`, 'x = 1', /redeclare|declared/i],
    ['break outside a loop', `${TF}break;`, 'break', /break/],
    ['a package', `${TF}import fs from 'fs';\nfs.x;`, `'fs'`, /can import the engine/],
    ['import.meta', `${TF}console.log(import.meta.url);`, 'import.meta', /import\.meta/],
    [
      'conflict marks',
      `${TF}<<<<<<< ours\nconst x = 1;\n=======\nconst x = 2;\n>>>>>>> theirs`,
      '<<<<<<<',
      /conflict/i,
    ],
    ['JSX in .ts', `${TF}const e = <p>hello</p>;`, '', /./],
  ])('%s', (_name, text, place, message) => {
    const analysis = prepare('a.ts', text);
    expect(analysis.program).toBeNull();
    const [mark] = analysis.syntaxErrors;
    expect(mark?.message).toMatch(message);
    expect(mark!.start).toBeLessThanOrEqual(text.length);
    expect(text.slice(mark!.start)).toMatch(new RegExp(`^${place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });

  it.each([
    ['empty', ''],
    ['only spaces', ' \n\t\r\n'],
    ['only a byte order mark', '\uFEFF'],
    ['only a comment', '// tapescope'],
    ['NUL and lone halves of pairs', `'tapescope' \0 \uD800`],
    ['binary', `tapescope${String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))}`],
  ])('nothing to run: %s', (_name, text) => {
    const { usesEngine, findings, program } = prepare('a.ts', text);
    expect({ usesEngine, findings, program }).toEqual({ usesEngine: false, findings: [], program: null });
  });

  it('ten megabytes without the engine cost nothing; a large snippet is looked at in one go', () => {
    const from = performance.now();
    expect(analyze('a.ts', 'const x = 1;\n'.repeat(800_000)).usesEngine).toBe(false);
    figure('10 MB without the engine', `${(performance.now() - from).toFixed(1)} ms`);
    const large = `${TF}${Array.from({ length: 300 }, (_, i) => `const x${i} = tf.square(${i});`).join('\n')}`;
    const started = performance.now();
    expect(analyze('a.ts', large).calls).toHaveLength(300);
    figure('300 lines with an op each', `${Math.round(performance.now() - started)} ms`);
  });
});
