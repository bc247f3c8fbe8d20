/** @file Runs that would never end: each is ended in time, marked at its line, keeps what it recorded, and the next run works. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { validateRecording } from '../../engine/validateRecording';
import { figure, milliseconds } from '../support/figure';
import { lineOf, lines, markedLines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
let latest = 0;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  figure('latest end after its deadline', milliseconds(latest));
  await sandbox.dispose();
});

const DEADLINE_MS = 250;

const BEFORE = `import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const dx = tape.gradient(y, x);
console.log('got here');
`;

/** The lines a diagnostic may stand on end in `// here`. */
const runaways: readonly [string, string][] = [
  ['while (true)', 'while (true) {} // here'],
  ['for (;;)', 'for (;;); // here'],
  ['do while', 'do {} while (true); // here'],
  ['a loop with work', 'let n = 0;\nfor (;;) { // here\n  n++; // here\n}'],
  ['a loop that was meant to end', 'for (let i = 0; i < 10; i--) {} // here'],
  ['nested loops', 'while (true) { // here\n  for (let i = 0; i < 3; i++) {} // here\n}'],
  ['a loop in a function called late', 'const hang = () => {\n  for (;;); // here\n};\nhang();'],
  ['a loop in a class', 'class A {\n  static hang() {\n    while (true) {} // here\n  }\n}\nA.hang();'],
  ['a loop in a getter', 'const o = {\n  get x(): number {\n    for (;;); // here\n  },\n};\nvoid o.x;'],
  ['a loop with an op', 'let t = tf.scalar(0);\nwhile (true) // here\n  t = t.add(1); // here'],
  ['a loop inside a tape', 'new tf.GradientTape().record(() => {\n  while (true) {} // here\n});'],
  ['a loop inside tidy', 'tf.tidy(() => {\n  for (;;); // here\n});'],
  [
    'a loop in a custom gradient',
    'const f = tf.customGrad((v) => ({\n  value: v as tf.Tensor,\n  gradFunc: () => {\n    for (;;); // here\n  },\n}));\ntf.grad((v) => f(v))(tf.scalar(1));',
  ],
  ['catastrophic regular expression', "/^(a+)+$/.test('a'.repeat(40) + 'b'); // here"],
  ['catastrophic replace', "'a'.repeat(50).concat('!').replace(/(a|aa)+$/, ''); // here"],
  ['endless microtasks', 'const f = (): Promise<void> => Promise.resolve().then(f); // here\nawait f(); // here'],
  ['endless microtasks with await', 'while (true) await null; // here'],
  ['microtasks nobody awaits', 'const f = (): unknown => Promise.resolve().then(f); // here\nf(); // here'],
  ['an endless generator', 'function* all() {\n  while (true) yield 1; // here\n}\nfor (const _ of all()) {} // here'],
  [
    'an endless generator drained',
    'function* all() {\n  let i = 0;\n  while (true) yield i++ % 2; // here\n}\nlet n = 0;\nfor (const i of all()) // here\n  n += i; // here',
  ],
  [
    'an endless async generator',
    'async function* all() {\n  while (true) yield 1; // here\n}\nfor await (const _ of all()) {} // here',
  ],
  [
    'an iterator that never is done',
    'for (const _ of { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) }) {} // here',
  ],
  [
    'a thenable that calls itself',
    'const t: PromiseLike<void> = { then: (f: any) => f(t) }; // here\nawait t; // here',
  ],
  [
    'catch that goes on',
    'for (;;) { // here\n  try { // here\n    throw new Error(); // here\n  } catch {} // here\n}',
  ],
  [
    'finally that goes on',
    'while (true) { // here\n  try { // here\n    break; // here\n  } finally {\n    continue; // here\n  }\n}',
  ],
  [
    'recursion that swallows its end',
    'const f = (): void => { // here\n  try { // here\n    f(); // here\n  } finally {\n    f(); // here\n  }\n};\nf(); // here',
  ],
  [
    'a sort that takes for ever',
    'const a = Array.from({ length: 1e4 }, (_, i) => i);\na.sort(() => { // here\n  for (;;); // here\n});',
  ],
  ['a big number', 'void (7n ** 40_000_000n); // here'],
  ['native code over a giant array', 'new Array(2 ** 32 - 1).fill(0); // here'],
  ['native code over a giant typed array', 'const a = new Float64Array(2 ** 24);\nfor (;;) a.fill(1); // here'],
  ['a kernel on large tensors', 'const m = tf.ones([600, 600]);\nfor (;;) m.matMul(m); // here'],
  [
    'a proxy without end',
    'const p: any = new Proxy({}, { get: (_t, _k, r) => r, has: () => true });\nlet q = p;\nfor (;;) q = q.x; // here',
  ],
];

// How late a run ends is a figure, not a condition: a busy machine is no mistake of ours.
it.each(runaways)('%s', async (_name, runaway) => {
  const text = BEFORE + runaway;
  let startedAt = performance.now();
  const onConsole = (): void => void (startedAt = performance.now());
  const recording = await sandbox.run(text, { deadlineMs: DEADLINE_MS }, { onConsole });
  const late = performance.now() - startedAt - DEADLINE_MS;
  latest = Math.max(latest, late);
  expect(recording.outcome).toMatchObject({ kind: 'timed-out', limitMs: DEADLINE_MS });
  expect(markedLines(text)).toContain(lineOf(text, recording));

  expect(validateRecording(recording)).toMatchObject({ ok: true });
  expect(lines(recording)).toEqual(['got here']);
  expect(recording.ops.names).toContain('square');
  const [partial] = recording.gradients[0]?.sources ?? [];
  expect(recording.tensors.scalar[partial?.result ?? -1]).toBe(6);
});

/** What looks endless and is not: each has an end of its own, at its line. */
const ends: readonly [string, string, string][] = [
  ['a promise that never settles', 'await new Promise(() => {}); // here', 'stopped'],
  [
    'a promise chain that never settles',
    'const p: Promise<void> = new Promise(() => {});\nawait p.then(() => 1); // here',
    'stopped',
  ],
  ['Promise.race of nothing', 'await Promise.race([]); // here', 'stopped'],
  ['endless recursion', 'const f = (n: number): number => 1 + f(n + 1); // here\nf(0); // here', 'threw'],
  [
    'endless mutual recursion',
    'const f = (): unknown => [g()]; // here\nconst g = (): unknown => [f()]; // here\nf(); // here',
    'threw',
  ],
  ['Atomics.wait', '(globalThis as any).Atomics.wait(new Int32Array(1), 0, 0); // here', 'threw'],
  ['Atomics.wait on a shared array', 'new (globalThis as any).SharedArrayBuffer(8); // here', 'threw'],
  [
    'toString that recurses',
    'const o = { toString(): string { return `${o}`; } }; // here\nvoid `${o}`; // here',
    'threw',
  ],
];

it.each(ends)('%s ends by itself', async (_name, runaway, kind) => {
  const text = BEFORE + runaway;
  const recording = await sandbox.run(text, { deadlineMs: 5000 });
  expect(recording.outcome.kind).toBe(kind);
  expect(markedLines(text)).toContain(lineOf(text, recording));
  expect(lines(recording)).toEqual(['got here']);
});

it('the next run works, and one process is left', async () => {
  const recording = await sandbox.run(`${BEFORE}console.log(dx);`);
  expect(recording.outcome).toEqual({ kind: 'ok' });
  expect(lines(recording)).toEqual(['got here', 'tf.Tensor(6.0, shape=(), dtype=float32)']);
  expect(sandbox.alive()).toBe(1);
});

it('whoever waits is not held up: the event loop answers while a snippet spins', async () => {
  const gaps: number[] = [];
  let last = performance.now();
  const heartbeat = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }, 5);
  await sandbox.run(`${BEFORE}let t = x.square();\nwhile (true) t = t.add(1);`, { deadlineMs: 1000 });
  clearInterval(heartbeat);
  const worst = Math.max(...gaps);
  figure('longest pause of the host during a run that floods rows', milliseconds(worst));
});
