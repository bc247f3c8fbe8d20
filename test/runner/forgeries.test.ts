/** @file A snippet that tampers with the engine or the recorder gets an error or nothing; what honest code does beside it is recorded rightly. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingToJson } from '../../engine/recordingJson';
import { validateRecording } from '../../engine/validateRecording';
import { figure, megabytes } from '../support/figure';
import { FORGERIES } from './forgeries';
import { lines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
let largest = 0;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  figure('forgeries, largest Recording as JSON', `${FORGERIES.length}, ${megabytes(largest)}`);
  await sandbox.dispose();
});

/** Fewer rows than by default, so that floods end soon; enough for every forgery that is none. */
const LIMITS = { deadlineMs: 2500, rows: 50_000 };

it.each(FORGERIES)('%s', async (_name, forgery) => {
  const recording = await sandbox.run(
    `import * as tf from 'tapescope';
try { (() => { ${forgery}
})(); } catch (e) { console.log(e); }
const honest = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(honest).add(0));
const dy = tape.gradient(y, honest);
console.log('honest:', y.dataSync()[0], dy!.dataSync()[0]);`,
    LIMITS,
  );
  const checked = validateRecording(recording);
  expect(checked.ok ? null : checked.problem).toBeNull();
  largest = Math.max(largest, JSON.stringify(recordingToJson(recording)).length);
  if (recording.outcome.kind === 'stopped') expect(recording.outcome.reason).toMatch(/limit/);
  // A flood ends at a limit; nothing honest came after it.
  if (recording.outcome.kind === 'stopped' || recording.outcome.kind === 'timed-out') return;
  expect(recording.outcome).toEqual({ kind: 'ok' });
  expect(lines(recording).at(-1)).toBe('honest: 9 6');
  const call = recording.gradients.at(-1);
  expect(recording.tensors.scalar[call?.sources[0]?.result ?? -1]).toBe(6);
  const named = Object.entries(recording.tensors.names).find(([, all]) => all.some(({ name }) => name === 'honest'));
  expect(Number(named?.[0])).toBe(call?.sources[0]?.tensor);
});

it('the sandbox survived all of them', async () => {
  expect(lines(await sandbox.run(`console.log('fit');`))).toEqual(['fit']);
  expect(sandbox.alive()).toBe(1);
});
