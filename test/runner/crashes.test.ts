/** @file Sandboxes that crash, lie or flood: the runner gives a Recording each time, waits longer each time, and leaves nothing behind. */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateRecording } from '../../engine/validateRecording';
import { processStarter } from '../../extension/runner/processStarter';
import { createRunner, type Runner } from '../../extension/runner/runner';
import type { Starter } from '../../extension/runner/starter';
import { figure, megabytes, milliseconds } from '../support/figure';
import { heapInUse } from '../support/heap';
import { sandboxProcesses } from './processes';
import { lines, startSandbox, type TestSandbox } from './sandbox';

const folder = mkdtempSync(join(tmpdir(), 'tapescope-sandbox-crash-'));
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.dispose();
  rmSync(folder, { recursive: true });
});

/** A sandbox whose program is this text. It hears messages as `hear(message)` and sends with `send`. */
function impostor(program: string): Starter {
  const entry = join(folder, `sandbox-${readdirSync(folder).length}.cjs`);
  writeFileSync(
    entry,
    `const send = (m) => process.connected && process.send(m, () => 0);
     const start = (id) => send({ kind: 'reply', id, result: { outcome: { kind: 'ok' }, elapsedMs: 1, spent: false, answer: null } });
     process.on('disconnect', () => process.exit());
     ${program}`,
  );
  return processStarter(entry);
}

const EMPTY = { modules: [], limits: { deadlineMs: 300 } };

/** Each is asked for a run; what it answers must end in an outcome that says so. */
const impostors: readonly [string, string][] = [
  ['dies at start', `process.exit(1);`],
  ['dies at start with a signal', `process.kill(process.pid, 'SIGSEGV');`],
  ['throws at start', `throw new Error('broken');`],
  ['cannot be parsed', `this is no program`],
  ['dies when asked', `process.on('message', () => process.exit(3));`],
  [
    'says nothing',
    `process.on('message', (m) => m.name === 'run/start' && send({ kind: 'event', name: 'run/started' }));`,
  ],
  ['answers garbage', `process.on('message', (m) => send({ kind: 'reply', id: m.id, result: 'garbage' }));`],
  ['answers null', `process.on('message', (m) => send({ kind: 'reply', id: m.id, result: null }));`],
  [
    'answers an outcome there is not',
    `process.on('message', (m) => send({ kind: 'reply', id: m.id, result: { outcome: { kind: 'fine' }, elapsedMs: 1, spent: false, answer: null } }));`,
  ],
  [
    'answers a site that is none',
    `process.on('message', (m) => send({ kind: 'reply', id: m.id, result: { outcome: { kind: 'threw', message: 'x', site: -7 }, elapsedMs: 1, spent: false, answer: null } }));`,
  ],
  [
    'fails in odd words',
    `process.on('message', (m) => send({ kind: 'error', id: m.id, reason: 'odd', message: { evil: 1 } })); process.on('message', (m) => m.name === 'run/start' && send({ kind: 'event', name: 'run/started' }));`,
  ],
  [
    'sends rows that are none',
    `process.on('message', (m) => { if (m.name !== 'run/start') return; send({ kind: 'event', name: 'run/rows', value: { version: 1, evil: [] } }); start(m.id); });`,
  ],
  [
    'sends nothing but noise',
    `process.on('message', (m) => { if (m.name !== 'run/start') return; send({ kind: 'event', name: 'run/started' }); for (let i = 0; i < 1000; i++) for (const x of [null, 1, 'x', [], {}, { kind: 'event', name: 'toString', value: 1 }, { kind: 'reply', id: 1e9 }]) send(x); process.exit(1); });`,
  ],
  [
    'asks us for what we do not answer',
    `process.on('message', (m) => { if (m.name !== 'run/start') return; for (let i = 0; i < 500; i++) send({ kind: 'request', id: i, name: i % 2 ? 'constructor' : 'fs/read', params: '/etc/passwd' }); process.exit(1); });`,
  ],
  [
    'floods beats',
    `process.on('message', (m) => { if (m.name !== 'run/start') return; send({ kind: 'event', name: 'run/started' }); const more = () => { for (let i = 0; i < 1000; i++) send({ kind: 'event', name: 'run/beat', value: 'x' + i }); setImmediate(more); }; more(); });`,
  ],
];

it.each(impostors)('a sandbox that %s', async (_name, program) => {
  const runner = createRunner(impostor(program));
  const recording = await runner.run(EMPTY);
  expect(['stopped', 'timed-out']).toContain(recording.outcome.kind);
  expect(validateRecording(recording)).toMatchObject({ ok: true });
  await runner.dispose();
  expect(sandboxesOf(folder)).toEqual([]);
});

it('waits longer before each new try while they die at start, and not once one lived', async () => {
  const started: number[] = [];
  let program = impostor(`process.exit(1);`);
  const healthy = impostor(
    `process.on('message', (m) => { if (m.name !== 'run/start') return; send({ kind: 'event', name: 'run/started' }); start(m.id); });`,
  );
  const runner = createRunner(() => {
    started.push(performance.now());
    return program();
  }, 100);
  for (let i = 0; i < 4; i++) {
    const { outcome } = await runner.run(EMPTY);
    expect(outcome).toMatchObject({ kind: 'stopped', reason: expect.stringContaining('ended unexpectedly') });
  }
  const gaps = started.slice(1).map((at, i) => at - started[i]!);
  figure('waits before new tries', gaps.map(milliseconds).join(', '));
  expect(gaps.map((gap, i) => gap >= 100 * 2 ** i - 1)).toEqual([true, true, true]);

  // Cancelled while it waits, it ends at once.
  const controller = new AbortController();
  const cancelled = runner.run({ ...EMPTY, signal: controller.signal });
  controller.abort();
  expect((await cancelled).outcome).toMatchObject({ kind: 'stopped', reason: 'The run was cancelled.' });
  expect(started).toHaveLength(4);

  program = healthy;
  expect((await runner.run(EMPTY)).outcome).toEqual({ kind: 'ok' });
  await runner.dispose();
});

describe('the real one, killed', () => {
  const SNIPPET = `import * as tf from 'tapescope';
    console.log('began');
    let x = tf.variable(1), y = x.square();
    for (let i = 0; i < 3000; i++) { y = y.add(x); if (i % 100 === 0) console.log(i); }
    console.log('done');`;

  it('a hundred times, at any moment: a valid Recording each time, and nothing left', async () => {
    const listeners = listenerCounts();
    const modules = [sandbox.module(SNIPPET)];
    const before = heapInUse();
    const ends: Record<string, number> = {};
    const controllers: { kill(): void }[] = [];
    const starter: Starter = () => {
      const real = sandbox.starter();
      controllers.push(real);
      return real;
    };
    const runner: Runner = createRunner(starter, 1);
    for (let i = 0; i < 100; i++) {
      // Spread over start, first row, middle and end; the same moments in every run of this test.
      const timer = setTimeout(() => controllers.at(-1)?.kill(), (i * 37) % 160);
      const recording = await runner.run({ modules, limits: { deadlineMs: 5000 } });
      clearTimeout(timer);
      const checked = validateRecording(recording);
      expect(checked.ok ? null : checked.problem).toBeNull();
      ends[recording.outcome.kind] = (ends[recording.outcome.kind] ?? 0) + 1;
      // What came through is a beginning of what the snippet does.
      const said = lines(recording);
      expect(said).toEqual(
        ['began', ...Array.from({ length: 30 }, (_, n) => String(n * 100)), 'done'].slice(0, said.length),
      );
    }
    const after = await runner.run({ modules });
    expect(after.outcome).toEqual({ kind: 'ok' });
    await runner.dispose();
    const drift = heapInUse() - before;
    figure(
      'ends of 100 killed runs',
      Object.entries(ends)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', '),
    );
    figure('memory drift over 100 crashes', megabytes(drift));
    expect(ends['stopped']).toBeGreaterThan(0);
    // A killed process is buried by the system in its own time; what other suites leave in the temp folder is theirs.
    await expect.poll(() => sandbox.alive(), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => sandboxProcesses(), { timeout: 20_000 }).toEqual([]);
    expect(listenerCounts()).toEqual(listeners);
  });
});

function sandboxesOf(place: string): number[] {
  return process.platform === 'linux' ? sandboxProcesses(place) : [];
}

function listenerCounts(): number[] {
  return process.eventNames().map((name) => process.listenerCount(name));
}
