/** @file Editing storms: a thousand texts, each run and most of them cancelled by the next; nothing piles up, nothing stale comes back. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Recording } from '../../engine/recording';
import { figure, MB, megabytes } from '../support/figure';
import { heapInUse } from '../support/heap';
import { sandboxProcesses } from './processes';
import { lines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const CYCLES = 1000;

it(`${CYCLES} times: edit, run, cancel`, async () => {
  const texts = [
    `import * as tf from 'tapescope'; const x = tf.variable(1); console.log('MARK'); for (;;) x.square();`,
    `console.log('MARK');`,
    `console.log('MARK'); while (true) {}`,
    `console.log('MARK'); await new Promise(() => {});`,
  ];
  const modules = texts.map((text) => sandbox.module(text));
  const moduleOf = (cycle: number) => {
    const module = modules[cycle % modules.length]!;
    return [{ ...module, hash: `text ${cycle}`, code: module.code.replace('MARK', `text ${cycle}`) }];
  };
  const run = (cycle: number) => sandbox.runner.run({ modules: moduleOf(cycle), limits: { deadlineMs: 2000 } });
  // What the first cycles load stays.
  for (let cycle = 0; cycle < 20; cycle++) await Promise.all([run(cycle), run(cycle)]);

  const before = heapInUse();
  const ends: Record<string, number> = {};
  let latest: Promise<Recording> = run(0);
  let peak = 0;
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    const older = latest;
    // The next text comes at once, a turn later, or when the first word of this one is heard.
    if (cycle % 3 === 1) await new Promise((resolve) => setImmediate(resolve));
    if (cycle % 3 === 2) await new Promise((resolve) => setTimeout(resolve, 5));
    // Now and then someone stops typing and looks at the result.
    if (cycle % 20 === 2) await older;
    latest = run(cycle);
    const recording = await older;
    // Whatever came of it, it tells of its own text and no other.
    expect(recording.files[0]?.hash).toBe(`text ${cycle - 1}`);
    for (const line of lines(recording)) expect(line).toBe(`text ${cycle - 1}`);
    ends[recording.outcome.kind] = (ends[recording.outcome.kind] ?? 0) + 1;
    peak = Math.max(peak, sandbox.alive());
  }
  sandbox.runner.cancel();
  await latest;
  expect(lines(await sandbox.run(`console.log('calm');`))).toEqual(['calm']);
  const drift = heapInUse() - before;
  figure(
    'ends of 1,000 cycles',
    Object.entries(ends)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', '),
  );
  figure('processes started, most at once, left', `${sandbox.started()}, ${peak}, ${sandbox.alive()}`);
  figure('memory drift', megabytes(drift));
  expect(drift).toBeLessThan(30 * MB);
  expect(ends['ok']).toBeGreaterThan(10);
  expect(peak).toBeLessThanOrEqual(2);
  expect(sandbox.alive()).toBe(1);
  await sandbox.runner.dispose();
  expect(sandbox.alive()).toBe(0);
  if (process.platform === 'linux') expect(sandboxProcesses()).toEqual([]);
}, 600_000);
