/** @file What a snippet cannot reach: every way out that people know of, tried in the real sandbox. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { lines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const TF = `import * as tf from 'tapescope';\n`;

/** Each prints what it got hold of; `nothing` is the only right answer. */
const attempts: readonly [string, string][] = [
  ['names of Node', `typeof process + typeof module + typeof Buffer + typeof setTimeout + typeof __dirname`],
  [
    'names of the web',
    `typeof fetch + typeof WebSocket + typeof XMLHttpRequest + typeof WebAssembly + typeof self + typeof postMessage`,
  ],
  [
    'the global object',
    `typeof (globalThis as any).process + typeof (globalThis as any).parentPort + typeof (globalThis as any).fetch`,
  ],
  ['Function', `new Function('return typeof process')()`],
  ['indirect eval', `(0, eval)('typeof process')`],
  ['a function of ours', `(console.log as any).constructor('return process')()`],
  ['a function of the engine', `(tf.add as any).constructor('return process')()`],
  ['a class of the engine', `(tf.Tensor as any).constructor.constructor('return process')()`],
  ['an async function', `(async () => {}).constructor('return process')()`],
  ['a generator', `(function* () {}).constructor('return process')()`],
  [
    'an error of the engine',
    `(() => { try { tf.add(null as any, 1); } catch (e) { return (e as any).constructor.constructor('return process')(); } })()`,
  ],
  [
    'the stack of an error',
    `(() => { const e = new Error(); return e.stack?.includes('/') ? e.stack : undefined; })()`,
  ],
  [
    'a stack overflow',
    `(() => { const f = (): any => f(); try { f(); } catch (e) { return (e as any).constructor.constructor('return process')(); } })()`,
  ],
  [
    'prepareStackTrace',
    `(() => { (Error as any).prepareStackTrace = (_: unknown, s: any) => s; const s: any = new Error().stack; return s?.[0]?.getThis?.()?.process; })()`,
  ],
  ['arguments.callee', `(function () { return (arguments as any).callee.caller; })()`],
  [
    'shared memory and threads',
    `typeof (globalThis as any).SharedArrayBuffer + typeof (globalThis as any).Atomics + typeof (globalThis as any).Worker`,
  ],
  ['the real clock', `(Object.getPrototypeOf(Date) as any).now() > 1.7672256e12 || undefined`],
];

it.each(attempts)('%s', async (_name, attempt) => {
  const recording = await sandbox.run(`${TF}
    let got: any;
    try { got = ${attempt}; } catch { got = undefined; }
    const isNothing = got === undefined || got === false || /^(undefined)+$/.test(String(got));
    console.log(isNothing ? 'nothing' : String(got));`);
  expect(lines(recording)).toEqual(['nothing']);
});

it('what all snippets share cannot be changed', async () => {
  const recording = await sandbox.run(`
    const tries = [
      () => { (Array.prototype as any).push = 1; },
      () => { (Object.prototype as any).polluted = 1; },
      () => { (Math as any).random = 1; },
      () => { (Float32Array.prototype as any).fill = 1; },
      () => { (Promise.prototype as any).then = 1; },
    ];
    console.log(tries.filter((f) => { try { f(); return true; } catch { return false; } }).length);`);
  expect(lines(recording)).toEqual(['0']);
});

it('process.exit ends the snippet, not the sandbox', async () => {
  const before = sandbox.started();
  const { outcome } = await sandbox.run(`(globalThis as any).process.exit(0);`);
  expect(outcome.kind).toBe('threw');
  expect(lines(await sandbox.run(`console.log('next');`))).toEqual(['next']);
  expect(sandbox.started() - before).toBeLessThanOrEqual(1);
});

it.each([`await import('node:fs')`, `import fs from 'node:fs';\nfs.readFileSync('/etc/passwd')`, `require('node:fs')`])(
  'no module of Node: %s',
  async (text) => {
    const { outcome } = await sandbox.run(text);
    expect(outcome.kind).toBe('threw');
  },
);
