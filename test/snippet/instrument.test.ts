/** @file Sites and hooks of instrumented code: golden texts, and what a run of it tells. */

import { describe, expect, it } from 'vitest';
import { instrumentText, runText } from './instrumented';

const TF = `import * as tf from 'tapescope';\nconst x = tf.scalar(3);\n`;

describe('sites of ops', () => {
  it.each<[string, string, string[]]>([
    ['function', `tf.square(x);`, ['square @ tf.square(x)']],
    ['method', `x.square();`, ['square @ x.square()']],
    [
      'chain',
      `x.square().add(1).square();`,
      ['square @ x.square()', 'add @ x.square().add(1)', 'square @ x.square().add(1).square()'],
    ],
    [
      'nested',
      `tf.add(x.square(), x.add(x.square()));`,
      [
        'square @ x.square()',
        'square @ x.square()',
        'add @ x.add(x.square())',
        'add @ tf.add(x.square(), x.add(x.square()))',
      ],
    ],
    [
      'optional',
      `x?.square()?.add(1).square();`,
      ['square @ x?.square()', 'add @ x?.square()?.add(1)', 'square @ x?.square()?.add(1).square()'],
    ],
    ['optional, absent', `const n = null as tf.Tensor | null; n?.square().add(1).square();`, []],
    ['optional call', `x.square?.();`, ['square @ x.square?.()']],
    ['cast', `(x as tf.Tensor)!.square();`, ['square @ (x as tf.Tensor)!.square()']],
    ['spread', `tf.add(...([x, 1] as const));`, ['add @ tf.add(...([x, 1] as const))']],
    ['new', `new tf.GradientTape();`, ['GradientTape @ new tf.GradientTape()']],
    ['new without brackets', `new tf.GradientTape;`, ['GradientTape @ new tf.GradientTape']],
    [
      'helper',
      `function f(v: tf.Tensor) { return v.square(); } f(f(x));`,
      ['square @ v.square()', 'square @ v.square()'],
    ],
    ['alias', `const f = tf.square; f(x);`, ['square @ f(x)']],
    ['destructured', `const { square } = tf; square(x);`, ['square @ square(x)']],
    [
      'parameter',
      `const twice = (f: (v: tf.Tensor) => tf.Tensor) => f(f(x)); twice(tf.square);`,
      ['square @ f(x)', 'square @ f(f(x))'],
    ],
    ['callback', `[x].map(tf.square);`, ['square @ [x].map(tf.square)']],
    ['arrow', `[x].map((v) => v.square());`, ['square @ v.square()']],
    ['any', `const a: any = x; a.square();`, ['square @ a.square()']],
    ['functional', `const g = tf.grad((v) => v.square()); g(x);`, ['square @ v.square()', 'grad @ v.square()']],
    ['await', `(await Promise.resolve(x)).square();`, ['square @ (await Promise.resolve(x)).square()']],
    ['template', 'console.assert(`${x.square()}` === "t9");', ['square @ x.square()']],
    ['class', `class M { w = x; f() { return this.w.square(); } } new M().f();`, ['square @ this.w.square()']],
    [
      'derived',
      `class A { constructor(readonly w: tf.Tensor) {} } class B extends A { constructor() { super(x.square()); this.w.add(1); } } new B();`,
      ['square @ x.square()', 'add @ this.w.add(1)'],
    ],
    [
      'getter',
      `const o = { get y() { return x.square(); } }; o.y.add(1);`,
      ['square @ x.square()', 'add @ o.y.add(1)'],
    ],
    [
      'generator',
      `function* g() { yield x.square(); yield x.add(1); } for (const y of g()) y.square();`,
      ['square @ x.square()', 'square @ y.square()', 'add @ x.add(1)', 'square @ y.square()'],
    ],
    [
      'using',
      `{ using tape = new tf.GradientTape(); x.square(); }`,
      ['GradientTape @ new tf.GradientTape()', 'square @ x.square()', 'dispose @ x.square()'],
    ],
    ['default argument', `const f = (v = x.square()) => v.add(1); f();`, ['square @ x.square()', 'add @ v.add(1)']],
    ['emoji', `/* 🎉 */ const s = '👩‍👩‍👧'; x.square();`, ['square @ x.square()']],
    ['enum', `enum E { A = 1, B = 'x'.length } x.add(E.A);`, ['add @ x.add(E.A)']],
    [
      'namespace',
      `namespace N { export const y = x.square(); } N.y.add(1);`,
      ['square @ x.square()', 'add @ N.y.add(1)'],
    ],
    [
      'label',
      `outer: for (const i of [1, 2]) { for (;;) { x.square(); continue outer; } }`,
      ['square @ x.square()', 'square @ x.square()'],
    ],
    ['names of ours', `const __s = 1, __b = 2, __at = 3, __enter = 4, __leave = 5; x.add(__s);`, ['add @ x.add(__s)']],
  ])('%s', async (_, text, expected) => {
    const heard = await runText(TF + text);
    expect(heard.error).toBeNull();
    expect(heard.ops).toEqual(['scalar @ tf.scalar(3)', ...expected]);
    expect(heard.open).toBe(0);
  });

  it.each([
    ['a.js', `import { square } from '@tensorflow/tfjs'; square(2);`],
    ['a.mjs', `import tf from '@tensorflow/tfjs-core'; tf.square(2);`],
    ['a.mts', `import { default as tf } from 'tapescope'; tf.square(2);`],
    ['a.tsx', `import { square } from 'tapescope'; const id = <T,>(v: T): T => v; square(id(2));`],
    ['a.ts', `#!/usr/bin/env node\nimport { square } from 'tapescope'; square(2);`],
    ['a.ts', `\uFEFFimport { square } from 'tapescope';\r\n\r\nsquare(2);\r\n`],
    ['a.ts', `'use strict';\nimport { square } from 'tapescope'; square(2);`],
  ])('in %s: %s', async (fileName, text) => {
    const heard = await runText(text, fileName);
    expect(heard.error).toBeNull();
    expect(heard.ops).toHaveLength(1);
    expect(heard.ops[0]).toMatch(/^square @ (tf\.)?square\((id\()?2\)?\)$/);
  });
});

describe('bindings', () => {
  it.each<[string, string[]]>([
    [`const y = x.square();`, ['y = t9']],
    [`let y; y = x;`, ['y = t3']],
    [`let y = x; y = y.add(1);`, ['y = t3', 'y = t4']],
    [`const [a, b] = [x, x.add(1)];`, ['a = t3', 'b = t4']],
    [
      `const { a, c: [d] } = { a: x, c: [x] } as { a: tf.Tensor; c: [tf.Tensor] };`,
      ['a = t3', 'c = t3', 'a = t3', 'd = t3'],
    ],
    [`let a = x, b = x.add(1); [a, b] = [b, a];`, ['a = t3', 'b = t4', 'a = t4', 'b = t3']],
    [`for (const w of [x]) { w; }`, ['w = t3']],
    [`function f(v: tf.Tensor) { return v; } f(x);`, ['v = t3']],
    [`const f = (v: tf.Tensor) => v; f(x);`, ['v = t3']],
    [`const o = { w: x }; o.w = x.add(1);`, ['w = t3', 'o = [object Object]', 'o.w = t4']],
    [`class M { w = x; } new M();`, ['w = t3']],
    [`const n = 3; const s = 'a'; let b = true;`, []],
    [`let v: tf.Tensor | undefined; v ??= x;`, ['v = t3']],
  ])('%s', async (text, expected) => {
    const heard = await runText(TF + text);
    expect(heard.error).toBeNull();
    expect(heard.bound).toEqual(['x = t3', ...expected]);
  });

  it('leaves functions their names', async () => {
    const { exports } = await runText(
      `export const f: any = () => 1; export const names = [f.name, (class K {}).name];`,
    );
    expect(exports['names']).toEqual(['f', 'K']);
  });
});

describe('frames and statements', () => {
  it('tells function calls and loop turns in which ops ran', async () => {
    const heard = await runText(
      `import { square } from 'tapescope'; function f(n: number) { for (let i = 0; i < n; i++) square(i); } while (true) { f(2); break; }`,
    );
    expect(heard.frames).toEqual(['while#0/function#-1/for#0', 'while#0/function#-1/for#1']);
    expect(heard.open).toBe(0);
  });

  it('closes frames when an error passes through', async () => {
    const heard = await runText(
      `${TF}const f = (): tf.Tensor => { for (;;) { x.square(); throw new Error('no'); } }; f();`,
    );
    expect(heard.error).toEqual(new Error('no'));
    expect(heard.open).toBe(0);
  });

  it('tells every statement, those of branches without braces too', async () => {
    const heard = await runText(
      `let a = 0;\nif (a === 0) a = 1; else a = 2;\nfor (let i = 0; i < 2; i++) a++;\nwhile (a < 0);`,
    );
    expect(heard.statements).toEqual([
      'let a = 0;',
      'if (a === 0) a = 1; else a = 2;',
      'a = 1;',
      'for (let i = 0; i < 2; i++) a++;',
      'a++;',
      'a++;',
      'while (a < 0);',
    ]);
  });
});

describe('modules', () => {
  it('exports what it exports, live', async () => {
    const { exports } = await runText(
      `export let n = 1; export const bump = () => { n++; }; export default class A {}; bump();`,
    );
    expect(exports).toMatchObject({ n: 2, default: expect.any(Function) });
  });

  it('imports the files beside it', async () => {
    const heard = await runText(
      `import { two } from './two'; import all, { three as drei } from './three.js'; export const sum = two + drei + all;`,
      'a.ts',
      {
        './two': { two: 2 },
        './three.js': { three: 3, default: 4 },
      },
    );
    expect(heard.exports).toMatchObject({ sum: 9 });
  });

  it('imports first, wherever the import stands', async () => {
    const heard = await runText(`export const four = two * two; import { two } from './two';`, 'a.ts', {
      './two': { two: 2 },
    });
    expect(heard).toMatchObject({ error: null, exports: { four: 4 } });
  });

  it('asks for no module of types only', async () => {
    expect(
      (await runText(`import type { A } from './types'; import { B } from './more'; const a: A | B | null = null; a;`))
        .error,
    ).toBeNull();
  });

  it('says what is missing', async () => {
    expect((await runText(`import { a } from './gone'; console.log(a);`)).error).toEqual(new Error('no module ./gone'));
  });
});

describe('the code itself', () => {
  it('is short and readable', () => {
    const text = `${TF}for (const w of [x]) {\n  const y = w?.square().add(1);\n}\n`;
    expect(instrumentText(text).code).toMatchInlineSnapshot(`
      "const { call: __s, bind: __b, at: __at, enter: __enter, leave: __leave } = __hooks, require = __require, exports = __exports;
      return (async function () {
      "use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      const tf = require("tapescope");
      __at(0);
      const x = __b(1, tf.scalar(__s(2, 3)));
      __at(3);
      let __turn4 = 0;
      for (const w of [x]) {
          __enter(4, __turn4++);
          try {
              __b(5, w);
              {
                  __at(6);
                  const y = __b(7, w?.square(...__s(8, [])).add(__s(9, 1)));
              }
          }
          finally {
              __leave();
          }
      }
      })();"
    `);
  });
});
