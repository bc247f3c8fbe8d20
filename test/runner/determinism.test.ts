/** @file The same snippet gives the same Recording, byte for byte, however it is cut into chunks on its way. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Recording } from '../../engine/recording';
import { recordingToJson } from '../../engine/recordingJson';
import { root } from '../../scripts/lib/paths.mjs';
import { figure } from '../support/figure';
import { startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
let compared = 0;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  figure('Recordings compared, three runs each', compared);
  await sandbox.dispose();
});

const TF = `import * as tf from 'tapescope';\n`;
const examples = ['.', 'mistakes'].flatMap((folder) =>
  readdirSync(join(root, 'examples', folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name): [string, string] => [name, readFileSync(join(root, 'examples', folder, name), 'utf8')]),
);

const snippets: readonly [string, string][] = [
  ...examples,
  [
    'randomness',
    `${TF}console.log(Math.random(), tf.randomNormal([4]).arraySync(), tf.randomUniform([4]).arraySync(), tf.truncatedNormal([4]).arraySync(), tf.dropout([1, 2, 3, 4], 0.5).arraySync());`,
  ],
  [
    'the clock',
    `console.log(Date.now(), new Date(), new Date().getTimezoneOffset(), performance.now(), new Date(0).toLocaleString());`,
  ],
  ['order of keys', `console.log({ b: 1, a: 2, 1: 3 }, new Map([[1, 2]]), new Set(['x']), [..."zyx"].sort());`],
  [
    'promises',
    `${TF}await Promise.all([1, 2, 3].map(async (n) => { await null; console.log(n, (await tf.scalar(n).data())[0]); }));`,
  ],
  [
    'more rows than one chunk',
    `${TF}let x = tf.variable(1), y = x.square();\nfor (let i = 0; i < 5000; i++) { y = y.add(x); if (i % 1000 === 0) console.log(i); }`,
  ],
  [
    'more values than are kept',
    `${TF}const x = tf.variable(tf.ones([1500]));\nconst tape = new tf.GradientTape();\nconst y = tape.record(() => { let y = x.mul(2); for (let i = 0; i < 1500; i++) y = y.add(x); return y; });\ntape.gradient(y, x);`,
  ],
  ['names of variables', `${TF}for (let i = 0; i < 3; i++) console.log(tf.variable(i).name, tf.scalar(1).id);`],
  ['errors', `${TF}const f = (n: number): number => (n ? f(n - 1) : tf.reshape([1], [2]).size);\nf(5);`],
];

it.each(snippets)('%s', async (_name, text) => {
  const runs: string[] = [];
  for (let i = 0; i < 3; i++) runs.push(textOf(await sandbox.run(text)));
  expect(runs[1]).toBe(runs[0]);
  expect(runs[2]).toBe(runs[0]);
  compared++;
});

it('another seed gives other numbers, the same ones each time', async () => {
  const text = `${TF}console.log(Math.random(), tf.randomNormal([2]).arraySync());`;
  const [one, two, other] = [
    await sandbox.run(text, {}, { world: { seed: 1 } }),
    await sandbox.run(text, {}, { world: { seed: 1 } }),
    await sandbox.run(text, {}, { world: { seed: 2 } }),
  ].map(textOf);
  expect(two).toBe(one);
  expect(other).not.toBe(one);
});

it('a real clock goes, and a frozen one stands', async () => {
  const text = `const began = Date.now();
    for (let i = 0; i < 3e6; i++) Math.sqrt(i);
    console.log(new Date().getFullYear() > 2000, Date.now() - began > 0, performance.now() > 0);`;
  const said = async (clock: 'frozen' | 'real') => (await sandbox.run(text, {}, { world: { clock } })).console[0]?.text;
  expect(await said('real')).toBe('true true true');
  expect(await said('frozen')).toBe('true false false');
});

it('sees a difference (the check can fail)', async () => {
  const [one, other] = [await sandbox.run(`console.log(1);`), await sandbox.run(`console.log(2);`)];
  expect(textOf(one)).not.toBe(textOf(other));
});

/** Only the time it took is its own. */
function textOf(recording: Recording): string {
  return JSON.stringify(recordingToJson({ ...recording, elapsedMs: 0 }));
}
