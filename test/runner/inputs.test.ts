/** @file Every kind of text people have: it runs, with exact positions, or one clear sentence stands at the right place. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '../../engine/recording';
import { validateRecording } from '../../engine/validateRecording';
import { gatherModules, UnrunnableError } from '../../extension/runner/modules';
import { analyze, judge } from '../../extension/snippet/analyze';
import { figure } from '../support/figure';
import { lines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const analyzer = { analyze: async (name: string, text: string) => analyze(name, text, 'module') };

/** The whole way of a text: analysis, modules, run, findings. */
async function runFiles(files: Readonly<Record<string, string>>, entry = Object.keys(files)[0]!): Promise<Recording> {
  const text = files[entry]!;
  const read = async (name: string): Promise<string | null> => files[name] ?? null;
  const modules = await gatherModules(entry, text, analyze(entry, text), analyzer, read);
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
  it.each<[string, string, string, string[], string]>([
    ['a byte order mark', 'a.ts', `\uFEFF${TF}console.log(tf.square(3).dataSync()[0]);`, ['9'], 'tf.square(3)'],
    [
      'CRLF',
      'a.ts',
      `${TF}\nconst x = tf.scalar(3);\n\nconsole.log(\n  x.square().dataSync()[0],\n);\n`.replaceAll('\n', '\r\n'),
      ['9'],
      'x.square()',
    ],
    [
      'old Mac line ends',
      'a.ts',
      `${TF}console.log(tf.square(3).dataSync()[0]);\n`.replaceAll('\n', '\r'),
      ['9'],
      'tf.square(3)',
    ],
    [
      'line separators of Unicode',
      'a.ts',
      `${TF}const s = '\u2028';\u2029console.log(tf.square(3).dataSync()[0], s.length);`,
      ['9 1'],
      'tf.square(3)',
    ],
    [
      'tabs',
      'a.ts',
      `${TF}\t\tif (true) {\n\t\t\tconsole.log(tf.square(3).dataSync()[0]);\n\t}`,
      ['9'],
      'tf.square(3)',
    ],
    [
      'CJK names',
      'a.ts',
      `${TF}const 変数 = tf.variable(3);\nconsole.log(変数.square().dataSync()[0]);`,
      ['9'],
      '変数.square()',
    ],
    [
      'names beyond the first plane',
      'a.ts',
      `${TF}const 𝒙 = tf.variable(3);\nconsole.log('🎈', 𝒙.square().dataSync()[0]);`,
      ['🎈 9'],
      '𝒙.square()',
    ],
    [
      'emoji in strings and comments',
      'a.ts',
      `${TF}/* 👩‍👩‍👧 */ const s = '👩‍👩‍👧'; console.log(tf.square(s.length).dataSync()[0]);`,
      ['64'],
      'tf.square(s.length)',
    ],
    [
      'names with escapes',
      'a.ts',
      `${TF}const \\u0061b = 3;\nconsole.log(tf.square(ab).dataSync()[0]);`,
      ['9'],
      'tf.square(ab)',
    ],
    ['.js', 'a.js', `${TF}console.log(tf.square(3).dataSync()[0]);`, ['9'], 'tf.square(3)'],
    ['.mjs', 'a.mjs', `${TF}console.log(tf.square(3).dataSync()[0]);`, ['9'], 'tf.square(3)'],
    ['.mts', 'a.mts', `${TF}const x: number = 3; console.log(tf.square(x).dataSync()[0]);`, ['9'], 'tf.square(x)'],
    ['.cts', 'a.cts', `${TF}const x: number = 3; console.log(tf.square(x).dataSync()[0]);`, ['9'], 'tf.square(x)'],
    [
      '.tsx',
      'a.tsx',
      `${TF}const f = <T,>(x: T): T => x; console.log(tf.square(f(3)).dataSync()[0]);`,
      ['9'],
      'tf.square(f(3))',
    ],
    ['.jsx', 'a.jsx', `${TF}console.log(tf.square(3).dataSync()[0]);`, ['9'], 'tf.square(3)'],
    [
      'a document without a name',
      'Untitled-1',
      `${TF}const x: number = 3; console.log(tf.square(x).dataSync()[0]);`,
      ['9'],
      'tf.square(x)',
    ],
    [
      'JSX with a factory of its own',
      'a.tsx',
      `${TF}const React = { createElement: (tag: string, props: any, ...inside: any[]) => ({ tag, props, inside }) };\nconst e: any = <p x={1}>{tf.square(3).dataSync()[0]}</p>;\nconsole.log(e.inside[0]);`,
      ['9'],
      'tf.square(3)',
    ],
    ['await at the top', 'a.ts', `${TF}const [v] = await tf.square(3).data();\nconsole.log(v);`, ['9'], 'tf.square(3)'],
    [
      'for await',
      'a.ts',
      `${TF}for await (const t of [tf.square(3)]) console.log(t.dataSync()[0]);`,
      ['9'],
      'tf.square(3)',
    ],
    [
      'enums',
      'a.ts',
      `${TF}enum N { Three = 3, Four }\nconst enum M { One = 1 }\nconsole.log(tf.square(N.Three).dataSync()[0], N[4], M.One);`,
      ['9 Four 1'],
      'tf.square(N.Three)',
    ],
    [
      'namespaces',
      'a.ts',
      `${TF}namespace A.B { export const x = tf.square(3); }\nconsole.log(A.B.x.dataSync()[0]);`,
      ['9'],
      'tf.square(3)',
    ],
    [
      'using',
      'a.ts',
      `${TF}{ using tape = tf.gradientTape(); const x = tf.variable(3); const y = x.square(); console.log(tape.gradient(y, x)!.dataSync()[0]); }`,
      ['6'],
      'x.square()',
    ],
    [
      'await using',
      'a.ts',
      `${TF}{ await using d = { async [Symbol.asyncDispose]() { console.log('gone'); } }; tf.square(3); }`,
      ['gone'],
      'tf.square(3)',
    ],
    [
      'decorators',
      'a.ts',
      `${TF}const log = (f: any, c: any) => { console.log(c.kind, c.name); return f; };\nclass A { @log m() { return tf.square(3); } }\nconsole.log(new A().m().dataSync()[0]);`,
      ['method m', '9'],
      'tf.square(3)',
    ],
    [
      'private names and static blocks',
      'a.ts',
      `${TF}class A { static #x = 3; static { console.log(tf.square(A.#x).dataSync()[0]); } }\nvoid A;`,
      ['9'],
      'tf.square(A.#x)',
    ],
    [
      'accessors',
      'a.ts',
      `${TF}class A { accessor x = 3; }\nconsole.log(tf.square(new A().x).dataSync()[0]);`,
      ['9'],
      'tf.square(new A().x)',
    ],
    [
      'satisfies, as and !',
      'a.ts',
      `${TF}const x = 3 satisfies number as number;\nconsole.log(tf.square(x!)!.dataSync()[0]);`,
      ['9'],
      'tf.square(x!)',
    ],
    [
      'generics with arrows',
      'a.ts',
      `${TF}const f = <const T extends readonly number[]>(x: T) => x[0]!;\nconsole.log(tf.square(f([3])).dataSync()[0]);`,
      ['9'],
      'tf.square(f([3]))',
    ],
    [
      'overloads and abstract classes',
      'a.ts',
      `${TF}function f(x: number): number; function f(x: string): number; function f(x: any) { return Number(x); }\nabstract class A { abstract x: number; }\nclass B extends A { x = f('3'); }\nconsole.log(tf.square(new B().x).dataSync()[0]);`,
      ['9'],
      'tf.square(new B().x)',
    ],
    [
      'parameter properties',
      'a.ts',
      `${TF}class A { constructor(readonly x: number) {} }\nconsole.log(tf.square(new A(3).x).dataSync()[0]);`,
      ['9'],
      'tf.square(new A(3).x)',
    ],
    [
      'labels, switch and comma',
      'a.ts',
      `${TF}let n = 0;\nouter: for (const i of [1, 2, 3]) for (;;) { switch (i) { case 3: break outer; default: n++, n++; continue outer; } }\nconsole.log(tf.square(n).dataSync()[0]);`,
      ['16'],
      'tf.square(n)',
    ],
    [
      'names that are ours',
      'a.ts',
      `${TF}const __s = 3, __at = 1, __hooks_ = 2, exports_ = 1;\nconsole.log(tf.square(__s).dataSync()[0], __at + __hooks_ + exports_);`,
      ['9 4'],
      'tf.square(__s)',
    ],
    [
      'a shebang',
      'a.ts',
      `#!/usr/bin/env tapescope\n${TF}console.log(tf.square(3).dataSync()[0]);`,
      ['9'],
      'tf.square(3)',
    ],
    [
      'what the confinement spells out',
      'a.ts',
      `${TF}// import('x') eval(1) <!-- -->\nlet n = 4; while (n-->3) { console.log('import(x) eval(y) <!-- -->'); }\nconsole.log(tf.square(n).dataSync()[0]);`,
      ['import(x) eval(y) <!-- -->', '4'],
      'tf.square(n)',
    ],
    [
      'types only',
      'a.ts',
      `${TF}import type { Tensor } from 'tapescope';\nimport type { Nothing } from 'nowhere';\ntype T = Tensor | Nothing;\nconst x: T = tf.square(3);\nconsole.log(x.dataSync()[0]);`,
      ['9'],
      'tf.square(3)',
    ],
    [
      'the default export',
      'a.ts',
      `import tf from 'tapescope';\nconsole.log(tf.square(3).dataSync()[0]);`,
      ['9'],
      'tf.square(3)',
    ],
    [
      'TF.js by its own name',
      'a.ts',
      `import { square as sq } from '@tensorflow/tfjs';\nconsole.log(sq(3).dataSync()[0]);`,
      ['9'],
      'sq(3)',
    ],
  ])('%s', async (_name, fileName, text, printed, place) => {
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
    const analysis = analyze('a.ts', text);
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
    const { usesEngine, findings, program } = analyze('a.ts', text);
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
