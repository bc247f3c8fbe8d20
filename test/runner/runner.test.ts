/** @file The runner against the real process: whatever a snippet does ends in a typed outcome, and what was recorded before is there. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../engine/recording';
import { validateRecording } from '../../engine/validateRecording';
import type { RunLimits } from '../../extension/protocol/sandbox';
import { lines, placeOf, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.dispose();
  expect(sandbox.alive()).toBe(0);
});

const TF = `import * as tf from 'tapescope';\n`;
const SHORT: Partial<RunLimits> = { deadlineMs: 300 };

describe('what a run leaves', () => {
  it('ops, tapes, gradients, names and console of a whole snippet', async () => {
    const recording = await sandbox.run(`${TF}
      const x = tf.variable(3), y = tf.variable(5);
      const tape = new tf.GradientTape();
      const z = tape.record(() => x.square().add(y.square()).square());
      const [dx, dy] = tape.gradient(z, [x, y]);
      console.log('dz/dx', dx!.dataSync()[0]);
      console.log(dy);`);
    expect(recording.outcome).toEqual({ kind: 'ok' });
    expect(validateRecording(recording)).toMatchObject({ ok: true });
    expect(lines(recording)).toEqual(['dz/dx 408', 'tf.Tensor(680.0, shape=(), dtype=float32)']);
    expect(recording.ops.names).toEqual(expect.arrayContaining(['square', 'add', 'read']));
    expect(recording.tapes).toHaveLength(1);
    expect(
      recording.gradients[0]?.sources.map(({ path, result }) => [path, recording.tensors.scalar[result!]]),
    ).toEqual([
      ['[0]', 408],
      ['[1]', 680],
    ]);
    expect(Object.values(recording.tensors.names).flatMap((names) => names.map(({ name }) => name))).toEqual(
      expect.arrayContaining(['x', 'y', 'z', 'dx', 'dy']),
    );
  });

  it('is the same every time: names, numbers, randomness, the clock', async () => {
    const text = `${TF}
      const v = tf.variable(1);
      console.log(v.name, Math.random(), Date.now(), new Date().getFullYear(), performance.now());
      console.log(tf.randomNormal([3]).arraySync());`;
    const [first, second] = [await sandbox.run(text), await sandbox.run(text)];
    expect(lines(first)).toEqual(lines(second));
    expect(first.tensors.scalar).toEqual(second.tensors.scalar);
  });

  it('console lines arrive while the snippet runs', async () => {
    const heard: string[] = [];
    const onConsole = (line: { text: string }): void => void heard.push(line.text);
    const recording = await sandbox.run(`console.log('early'); while (true) {}`, SHORT, { onConsole });
    expect(heard).toEqual(['early']);
    expect(recording.outcome.kind).toBe('timed-out');
  });

  it('several modules, each run once, before those that import them', async () => {
    const recording = await sandbox.runModules({
      'main.ts': `${TF}import { twice } from './twice'; import { log } from './log';\nlog('main'); console.log(twice(tf.scalar(2)).dataSync()[0]);`,
      'twice.ts': `${TF}import { log } from './log';\nlog('twice'); export const twice = (x: tf.Tensor) => x.mul(2);`,
      'log.ts': `export const log = (text: string) => console.log(text); log('log');`,
    });
    expect(recording.outcome).toEqual({ kind: 'ok' });
    expect(lines(recording)).toEqual(['log', 'twice', 'main', '4']);
    const mul = recording.ops.names.indexOf('mul');
    const row = recording.ops.name.findIndex((name) => name === mul);
    expect(recording.files[recording.sites[recording.ops.site[row]!]!.file]?.name).toBe('twice.ts');
  });
});

describe('how a run ends', () => {
  it.each<[string, string, Partial<Outcome>, string]>([
    ['an endless loop', `console.log('a');\nwhile (true) {}`, { kind: 'timed-out', limitMs: 300 }, 'while (true) {}'],
    ['an endless loop with work', `let n = 0;\nfor (;;) {\n  n++;\n}`, { kind: 'timed-out' }, 'n++;'],
    ['an endless expression', `/^(a+)+$/.test('a'.repeat(40) + 'b');`, { kind: 'timed-out' }, '/^(a+)+$/'],
    [
      'endless microtasks',
      `const f = (): Promise<void> => Promise.resolve().then(f);\nawait f();`,
      { kind: 'timed-out' },
      '',
    ],
    ['a promise nothing settles', `1;\nawait new Promise(() => {});`, { kind: 'stopped' }, 'await new Promise'],
    ['an error', `1;\nthrow new TypeError('bad');`, { kind: 'threw', message: 'TypeError: bad' }, 'throw'],
    [
      'a thrown string',
      `throw 'boom';`,
      { kind: 'threw', message: `The snippet threw 'boom', which is not an Error.` },
      'throw',
    ],
    [
      'a thrown trap',
      `throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });`,
      { kind: 'threw' },
      'throw',
    ],
    ['a rejected promise', `void Promise.reject(new Error('late'));`, { kind: 'threw', message: 'late' }, 'void'],
    [
      'endless recursion',
      `const f = (): number => f() + 1;\nf();`,
      { kind: 'threw', message: 'RangeError: Maximum call stack size exceeded' },
      'f()',
    ],
    ['a syntax error in the code', `eval('let x = ;');`, { kind: 'threw' }, 'eval'],
    ['a caught error', `try { throw 1; } catch { console.log('caught'); }`, { kind: 'ok' }, 'nowhere'],
    ['a caught rejection', `Promise.reject(1).catch(() => console.log('caught'));`, { kind: 'ok' }, 'nowhere'],
  ])('%s', async (_name, text, outcome, place) => {
    const recording = await sandbox.run(text, SHORT);
    expect(recording.outcome).toMatchObject(outcome);
    expect(placeOf(text, recording)).toContain(place);
  });

  it.each<[string, string]>([
    ['typed arrays', `const all = [];\nwhile (true) all.push(new Float32Array(1e6).fill(1));`],
    ['objects', `const all = [];\nwhile (true) all.push({ a: [1, 2, 3] });`],
    ['tensors', `${TF}const all = [];\nwhile (true) all.push(tf.ones([1000, 1000]));`],
  ])('memory: %s', async (_name, text) => {
    const recording = await sandbox.run(text, { deadlineMs: 20_000, memoryMb: 100 });
    expect(recording.outcome).toMatchObject({ kind: 'out-of-memory', limitMb: 100 });
  });

  it('a flood of output is cut and counted', async () => {
    const recording = await sandbox.run(`for (let i = 0; i < 1e5; i++) console.log(i);`, { consoleLines: 50 });
    expect(recording.outcome).toEqual({ kind: 'ok' });
    expect(recording.console).toHaveLength(50);
    expect(recording.consoleDropped).toBe(1e5 - 50);
  });

  it('too many ops', async () => {
    const recording = await sandbox.run(`${TF}let x = tf.scalar(1);\nwhile (true) x = x.add(1);`, { rows: 1000 });
    expect(recording.outcome).toMatchObject({ kind: 'stopped', reason: expect.stringContaining('1000') });
    expect(recording.ops.count).toBe(1000);
  });

  it('cancelled, and replaced by a newer run', async () => {
    const controller = new AbortController();
    const onConsole = (): void => controller.abort();
    const cancelled = await sandbox.run(
      `console.log(1); while (true) {}`,
      {},
      { signal: controller.signal, onConsole },
    );
    expect(cancelled.outcome).toMatchObject({ kind: 'stopped', reason: 'The run was cancelled.' });

    const older = sandbox.run(`while (true) {}`);
    const newer = sandbox.run(`console.log('newer');`);
    expect((await older).outcome.kind).toBe('stopped');
    expect(lines(await newer)).toEqual(['newer']);

    const already = await sandbox.run(`while (true) {}`, {}, { signal: AbortSignal.abort() });
    expect(already.outcome.kind).toBe('stopped');
  });
});

describe('a run that is killed keeps what it recorded', () => {
  it.each<[string, string]>([
    ['a loop', `while (true) {}`],
    ['native code', `/^(a+)+$/.test('a'.repeat(40) + 'b');`],
    ['a function met late', `const hang = () => { for (;;); };\nhang();`],
  ])('%s', async (_name, hang) => {
    const recording = await sandbox.run(
      `${TF}
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => { let y = x.mul(1); for (let i = 0; i < 300; i++) y = y.add(x); return y; });
      const dx = tape.gradient(y, x);
      console.log('got here');
      ${hang}`,
      SHORT,
    );
    expect(recording.outcome.kind).toBe('timed-out');
    expect(lines(recording)).toEqual(['got here']);
    expect(recording.ops.count).toBe(301);
    expect(recording.gradients[0]?.sources[0]?.result).not.toBeNull();
  });

  it('twenty kills, and no process is left but the one kept warm', async () => {
    for (let i = 0; i < 20; i++) {
      const { outcome } = await sandbox.run(`while (true) {}`, { deadlineMs: 20 });
      expect(outcome.kind).toBe('timed-out');
    }
    expect(lines(await sandbox.run(`console.log('still fine');`))).toEqual(['still fine']);
    expect(sandbox.alive()).toBe(1);
  });
});
