/** @file A sandbox that is itself unwell: the runner still gives a Recording, and never waits for long. */

import { expect, it } from 'vitest';
import { createRunner } from '../../extension/runner/runner';
import type { SandboxEnd, Starter } from '../../extension/runner/starter';

type Message = { readonly kind: string; readonly id?: number; readonly name?: string };

interface Sick {
  readonly starter: Starter;
  /** Sandboxes started and killed. */
  readonly count: { started: number; killed: number };
  /** Ends the one started last. */
  die(): void;
}

/** A sandbox that answers a message by what `react` does with it; killed, it is gone. */
function sick(
  react: (tell: (name: string, value: unknown) => void, die: (end: Partial<SandboxEnd>) => void) => void,
): Sick {
  const count = { started: 0, killed: 0 };
  let dieNow = (): void => undefined;
  const starter: Starter = () => {
    count.started++;
    let hear: (message: unknown) => void = () => undefined;
    let end: (end: SandboxEnd) => void = () => undefined;
    const gone = new Promise<SandboxEnd>((resolve) => (end = resolve));
    const die = (how: Partial<SandboxEnd>): void => end({ outOfMemory: false, detail: 'ended with code 1', ...how });
    dieNow = () => die({});
    return {
      gone,
      kill: () => {
        count.killed++;
        die({ detail: 'ended by SIGKILL' });
      },
      port: {
        onMessage: (listener) => void (hear = listener),
        post: (message) => {
          if ((message as Message).name !== 'run/start') return;
          react((name, value) => hear({ kind: 'event', name, value }), die);
        },
      },
    };
  };
  return { starter, count, die: () => dieNow() };
}

const SITE = { kind: 'statement', file: 0, start: 0, end: 1, anchor: 0, name: '' } as const;
const MODULE = { name: 'a.ts', hash: '', code: '', imports: {}, sites: Array.from({ length: 8 }, () => SITE) };

const run = (starter: Starter, signal?: AbortSignal) => {
  const runner = createRunner(starter);
  const limits = { deadlineMs: 1 };
  const recording = runner.run({ modules: [MODULE], limits, ...(signal && { signal }) });
  return recording.finally(() => runner.dispose());
};

it('one that no longer answers is killed at the deadline; the last sign of life tells the place', async () => {
  const { starter, count } = sick((tell) => {
    tell('run/started', null);
    tell('run/beat', 4);
  });
  expect((await run(starter)).outcome).toEqual({ kind: 'timed-out', limitMs: 1, site: 4 });
  expect(count.killed).toBeGreaterThan(0);
});

it('one that will not be cancelled is killed', async () => {
  const controller = new AbortController();
  const { starter } = sick(() => controller.abort());
  expect((await run(starter, controller.signal)).outcome).toMatchObject({
    kind: 'stopped',
    reason: 'The run was cancelled.',
  });
});

it.each([
  ['memory', { outOfMemory: true }, { kind: 'out-of-memory', limitMb: 512, site: 7 }],
  ['a crash', { detail: 'ended by SIGSEGV' }, { kind: 'stopped', site: 7 }],
])('one that dies during a run: %s', async (_name, end, outcome) => {
  const { starter } = sick((tell, die) => {
    tell('run/started', null);
    tell('run/beat', 7);
    die(end);
  });
  expect((await run(starter)).outcome).toMatchObject(outcome);
});

it('one that died is replaced, whether during a run or between two', async () => {
  const { starter, count, die } = sick((tell) => tell('run/started', null));
  const runner = createRunner(starter);
  const end = async () => (await runner.run({ modules: [], limits: { deadlineMs: 1 } })).outcome.kind;
  expect(await end()).toBe('timed-out');
  runner.warm();
  die();
  // Its end is heard of a turn later.
  await Promise.resolve();
  expect(await end()).toBe('timed-out');
  expect(count.started).toBe(3);
  await runner.dispose();
});
