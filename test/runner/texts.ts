/** @file Texts of every kind that run: each calls `square` once in sight, and prints. */

const TF = `import * as tf from 'tapescope';\n`;

export interface RunnableText {
  readonly kind: string;
  readonly fileName: string;
  readonly text: string;
  readonly printed: readonly string[];
  /** The exact text at the site of its square. */
  readonly place: string;
}

const rows: readonly (readonly [string, string, string, readonly string[], string])[] = [
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
  ['tabs', 'a.ts', `${TF}\t\tif (true) {\n\t\t\tconsole.log(tf.square(3).dataSync()[0]);\n\t}`, ['9'], 'tf.square(3)'],
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
];

export const TEXTS: readonly RunnableText[] = rows.map(([kind, fileName, text, printed, place]) => ({
  kind,
  fileName,
  text,
  printed,
  place,
}));
