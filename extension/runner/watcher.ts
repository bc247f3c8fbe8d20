/**
 * @file Starts the engine's threads, forwards what they record, and ends them when a limit is crossed. It runs on the main thread of the
 * sandbox's process; in a browser, on that of the extension host, beside Workers.
 */

import type { Outcome } from '../../engine/recording';
import type { Answer } from '../protocol/asking';
import { Channel, type Port } from '../protocol/channel';
import type { RunEnd, RunParams, SandboxContract, SandboxEvents, WorkerOrder, WorkerReport } from '../protocol/sandbox';
import { SANDBOX_CHECKS } from './checks';

/** The thread that runs one snippet. */
export interface Thread {
  post(order: WorkerOrder): void;
  /** Who hears its reports, in order, and that it is gone, by `terminate` or by itself. */
  listen(listener: ThreadListener): void;
  /** What it has sent and nobody has heard yet. */
  unheard(): Iterable<WorkerReport>;
  /** The site its snippet is at, as far as is known. */
  readonly site: number;
  /** What it died of, if it died of itself. */
  readonly failure: ThreadFailure | null;
  terminate(): void;
}
export interface ThreadListener {
  report(report: WorkerReport): void;
  gone(): void;
}
export interface ThreadFailure {
  readonly message: string;
  readonly isOutOfMemory: boolean;
}

export interface ThreadMaker {
  start(): Thread;
  /** What a run may add to this is limited; null where nothing tells. */
  readonly bytesInUse: (() => number) | null;
}

export interface Watcher {
  /** Ends every thread. */
  end(): void;
}

const BEAT_MS = 50;
const MEMORY_CHECK_MS = 20;
/** How long a thread may take to end before it is given up, and all that is around it. */
const TERMINATE_MS = 100;
/** Unasked for so long, the thread of the last run and all it holds is released. */
const IDLE_MS = 10 * 60_000;
const MB = 1024 * 1024;

type Timer = ReturnType<typeof setTimeout>;

/** Answers the host at `port`. */
export function watch(port: Port, threads: ThreadMaker): Watcher {
  const channel = new Channel<SandboxContract, Record<never, never>, SandboxEvents>(
    port,
    {
      'run/start': run,
      'run/stop': () => {
        stopRun();
        return null;
      },
      'run/release': () => {
        if (!isRunning) releaseLast();
        return null;
      },
    },
    undefined,
    SANDBOX_CHECKS,
  );

  /** Snippets get a thread each, so that every run starts from the same engine; one is always made ready ahead. */
  let spare: Thread | null = null;
  /** The thread of the last run; kept so that questions about the run can be asked later. */
  let last: Thread | null = null;
  let idle: Timer | undefined;
  let soon: Timer | undefined;
  /** What ran in it last, as text. */
  let lastSnippet = '';
  let isRunning = false;
  let isEnded = false;
  /** Ends the run under way. */
  let stopRun = (): void => undefined;

  prepareSpare();

  function prepareSpare(): void {
    spare ??= threads.start();
  }

  async function run(params: RunParams): Promise<RunEnd> {
    const thread = threadFor(params);
    isRunning = true;
    const end = await runIn(thread, params);
    isRunning = false;
    if (isEnded) return end;
    if (!end.spent) soon = setTimeout(prepareSpare, 0);
    clearTimeout(idle);
    idle = setTimeout(releaseLast, IDLE_MS);
    return end;
  }

  /** A question goes to the thread that ran the very same snippet before, if it is still there: everything is warm in it. */
  function threadFor({ modules, ask }: RunParams): Thread {
    const snippet = JSON.stringify(modules);
    clearTimeout(idle);
    if (ask !== null && last !== null && snippet === lastSnippet) return last;
    releaseLast();
    const thread = spare ?? threads.start();
    spare = null;
    last = thread;
    lastSnippet = snippet;
    return thread;
  }

  function releaseLast(): void {
    clearTimeout(idle);
    last?.terminate();
    last = null;
  }

  function forget(thread: Thread): void {
    if (last === thread) last = null;
  }

  function runIn(thread: Thread, params: RunParams): Promise<RunEnd> {
    const { limits } = params;
    return new Promise((resolve) => {
      const timers: Timer[] = [];
      let startedAt = performance.now();
      let bytesBefore = 0;
      /** What we ended the thread for. */
      let stopped: Outcome | null = null;
      let done = false;

      const receive = (report: WorkerReport): void => {
        switch (report.kind) {
          case 'started':
            return started();
          case 'rows':
            return channel.tell('run/rows', report.chunk);
          case 'at':
            // The thread's own `site` has it.
            return;
          case 'ended':
            return finish(report.outcome, false, report.answer);
        }
      };
      const started = (): void => {
        startedAt = performance.now();
        bytesBefore = threads.bytesInUse?.() ?? 0;
        channel.tell('run/started', null);
        const timeUp = (): void => stop({ kind: 'timed-out', limitMs: limits.deadlineMs, site: thread.site });
        timers.push(
          setTimeout(timeUp, limits.deadlineMs),
          setInterval(() => channel.tell('run/beat', thread.site), BEAT_MS),
          setInterval(checkMemory, MEMORY_CHECK_MS),
        );
      };
      const outOfMemory = (): Outcome => ({ kind: 'out-of-memory', limitMb: limits.memoryMb, site: thread.site });
      const checkMemory = (): void => {
        if (threads.bytesInUse && threads.bytesInUse() - bytesBefore > limits.memoryMb * MB) stop(outOfMemory());
      };
      /** Ends the thread, or gives it up where it will not end. */
      const stop = (outcome: Outcome): void => {
        if (stopped) return;
        stopped = outcome;
        timers.push(setTimeout(() => finish(outcome, true), TERMINATE_MS));
        thread.terminate();
      };
      const exited = (): void => {
        const { failure } = thread;
        const reason = failure ? `The sandbox failed: ${failure.message}` : 'The sandbox ended by itself.';
        const died: Outcome = failure?.isOutOfMemory ? outOfMemory() : { kind: 'stopped', reason, site: thread.site };
        // A thread that ended as told left nothing behind: all is as good as before. What ended by itself is not trusted further.
        finish(stopped ?? died, stopped === null || stopped.kind === 'out-of-memory');
      };
      const finish = (outcome: Outcome, spent: boolean, answer: Answer | null = null): void => {
        if (done) return;
        // What the thread sent before it ended; the snippet's own end, where that is among it, counts more than ours.
        for (const report of thread.unheard()) receive(report);
        if (done) return;
        done = true;
        for (const timer of timers) clearTimeout(timer);
        stopRun = () => undefined;
        // It may end by itself after its run, too.
        thread.listen({ report: () => undefined, gone: () => forget(thread) });
        // Ended, or not to be trusted further.
        if (stopped !== null || spent) forget(thread);
        resolve({ outcome, elapsedMs: performance.now() - startedAt, spent, answer });
      };

      stopRun = () => stop({ kind: 'stopped', reason: 'The run was cancelled.', site: thread.site });
      thread.listen({ report: receive, gone: exited });
      thread.post({ kind: 'run', ...params });
    });
  }

  return {
    end() {
      isEnded = true;
      channel.dispose('The sandbox was ended.');
      clearTimeout(soon);
      stopRun();
      releaseLast();
      spare?.terminate();
      spare = null;
    },
  };
}
