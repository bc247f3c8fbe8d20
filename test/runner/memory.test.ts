/** @file Snippets that eat memory: each is ended at its cap, told with the cap and the line, and the host stays small. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { outcomeSentence } from '../../extension/explain/outcome';
import type { Recording } from '../../engine/recording';
import { figure, MB, megabytes } from '../support/figure';
import { heapInUse } from '../support/heap';
import { lineOf, lines, markedLines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const CAP_MB = 128;
const TF = `import * as tf from 'tapescope';\nconsole.log('got here');\n`;

const kinds: readonly [string, string][] = [
  ['tensors', 'const all = [];\nwhile (true) // here\n  all.push(tf.ones([500, 500])); // here'],
  [
    'results of ops',
    'const all: tf.Tensor[] = [tf.ones([500, 500])];\nfor (;;) // here\n  all.push(all.at(-1)!.add(1)); // here',
  ],
  [
    'what a tape holds',
    'const x = tf.variable(tf.ones([500, 500]));\nnew tf.GradientTape({ persistent: true }).record(() => {\n  let y = x.mul(1);\n  for (;;) // here\n    y = y.mul(x); // here\n});',
  ],
  ['plain arrays', 'const all: unknown[] = [];\nwhile (true) // here\n  all.push([1, 2, 3]); // here'],
  ['one plain array', 'const all: unknown[] = [];\nwhile (true) // here\n  all.push(all.length + 0.5); // here'],
  ['objects', 'const all: unknown[] = [];\nwhile (true) // here\n  all.push({ a: { b: {} } }); // here'],
  [
    'typed arrays',
    'const all: unknown[] = [];\nwhile (true) // here\n  all.push(new Float64Array(1e5).fill(1)); // here',
  ],
  [
    'strings',
    "const all: string[] = [];\nlet i = 0;\nwhile (true) // here\n  all.push(('x' + i++).repeat(1000).toUpperCase()); // here",
  ],
  ['a map', 'const all = new Map<number, object>();\nfor (let i = 0; ; i++) // here\n  all.set(i, {}); // here'],
  ['closures', 'let f = () => 0;\nfor (;;) { // here\n  const g = f; // here\n  f = () => g(); // here\n}'],
  ['big integers', 'const all: bigint[] = [];\nfor (let i = 1n; ; i++) // here\n  all.push(i << 1_000_000n); // here'],
  ['one huge list of numbers', 'new Array(3e8).fill(1.5); // here'],
  ['one huge typed array, written', 'new Float64Array(2 ** 28).fill(1); // here'],
  ['one huge tensor', 'tf.ones([2 ** 27]); // here'],
  ['one huge result', 'tf.ones([15000, 1]).mul(tf.ones([1, 15000])); // here'],
  ['more than there is', 'new Float64Array(2 ** 32).fill(1); // here'],
  ['a huge spread', 'const s = new Set([0]);\nconst a = [...Array(3e7).keys()].map((i) => [i, s]); // here'],
];

it.each(kinds)('%s', async (_name, eater) => {
  const text = TF + eater;
  const recording = await sandbox.run(text, { deadlineMs: 20_000, memoryMb: CAP_MB });
  expect(recording.outcome).toMatchObject({ kind: 'out-of-memory', limitMb: CAP_MB });
  expect(outcomeSentence(recording.outcome)).toContain(`${CAP_MB} MB`);
  expect(markedLines(text)).toContain(lineOf(text, recording));
  expect(lines(recording)).toEqual(['got here']);
});

/** What fills the record rather than the sandbox; the host keeps the record. */
const floods: readonly [string, string][] = [
  ['a million tiny tensors', 'for (let i = 0; ; i++) // here\n  tf.scalar(i); // here'],
  ['tensors with names', 'for (let i = 0; ; i++) { // here\n  const named = tf.scalar(i); // here\n}'],
  [
    'a long chain on a tape',
    'const x = tf.variable(1);\nnew tf.GradientTape().record(() => {\n  let y = x.mul(1);\n  for (;;) // here\n    y = y.add(x); // here\n});',
  ],
  [
    'gradient after gradient',
    'const x = tf.variable(1);\nfor (;;) { // here\n  const tape = new tf.GradientTape(); // here\n  tape.gradient(tape.record(() => x.square()), x); // here\n}',
  ],
  ['arrays', 'const x = tf.ones([1000]);\nfor (;;) // here\n  tf.tidy(() => { // here\n    x.add(1); // here\n  });'],
];

it.each(floods)('the host stays small: %s', async (name, flood) => {
  const text = TF + flood;
  const before = heapInUse();
  let recording: Recording | null = await sandbox.run(text, { deadlineMs: 4000 });
  expect(markedLines(text)).toContain(lineOf(text, recording));
  const { ops, tensors, outcome } = recording;
  const kept = heapInUse() - before;
  figure(`host grew, for ${name}`, `${megabytes(kept)} (${ops.count} ops, ${tensors.count} tensors, ${outcome.kind})`);
  expect(kept).toBeLessThan(64 * MB);
  recording = null;
});

it('the limit of recorded ops is told, with the line', async () => {
  const text = `${TF}let x = tf.scalar(0);\nfor (;;) // here\n  x = x.add(1); // here`;
  const recording = await sandbox.run(text, { deadlineMs: 20_000, rows: 10_000 });
  expect(recording.outcome).toMatchObject({ kind: 'stopped', reason: expect.stringContaining('10000 ops') });
  expect(markedLines(text)).toContain(lineOf(text, recording));
});

it('the next run works, and what was eaten is given back', async () => {
  const recording = await sandbox.run(`${TF}console.log(tf.ones([1000, 1000]).sum());`, { memoryMb: CAP_MB });
  expect(recording.outcome).toEqual({ kind: 'ok' });
  expect(sandbox.alive()).toBe(1);
});
