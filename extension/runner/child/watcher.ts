/** @file Main thread of the sandbox process: starts the engine's thread, forwards what it records, and ends it when a limit is crossed. */

import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Outcome } from '../../../engine/recording';
import type { Answer } from '../../protocol/asking';
import { Channel, type Port } from '../../protocol/channel';
import { SANDBOX_CHECKS } from '../checks';
import type {
  RunEnd,
  RunParams,
  SandboxContract,
  SandboxEvents,
  WorkerOrder,
  WorkerReport,
} from '../../protocol/sandbox';

const BEAT_MS = 50;
const MEMORY_CHECK_MS = 20;
/** How long a thread may take to end before the process is given up. */
const TERMINATE_MS = 100;
/** Unasked for so long, the thread of the last run and all it holds is released. */
const IDLE_MS = 10 * 60_000;
const STACK_MB = 4;
const MB = 1024 * 1024;

/** The thread that runs one snippet, and its half of the shared memory. */
interface Thread {
  readonly worker: Worker;
  readonly reports: MessagePort;
  /** `[0]`: the site the snippet is at. */
  readonly at: Int32Array;
  /** What it died of, if it died of itself. */
  failure: (Error & { code?: string }) | null;
}

const hostPort: Port = {
  post: (message) => void process.send?.(message),
  onMessage: (listener) => void process.on('message', listener),
};
const channel = new Channel<SandboxContract, Record<never, never>, SandboxEvents>(
  hostPort,
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
// Without a host nobody will ever ask again. A thread may be deep in native code, so no orderly exit.
process.on('disconnect', endNow);

/** Snippets get a thread each, so that every run starts from the same engine; one is always made ready ahead. */
let spare: Thread | null = null;
/** The thread of the last run; kept so that questions about the run can be asked later. */
let last: Thread | null = null;
let idle: NodeJS.Timeout | undefined;
/** What ran in it last, as text. */
let lastSnippet = '';
let isRunning = false;
/** Ends the run under way. */
let stopRun = (): void => undefined;

prepareSpare();

function prepareSpare(): void {
  spare ??= startThread();
}

function startThread(): Thread {
  const shared = new SharedArrayBuffer(4);
  const at = new Int32Array(shared).fill(-1);
  const { port1: reports, port2 } = new MessageChannel();
  const worker = new Worker(join(__dirname, 'sandboxWorker.cjs'), {
    env: {},
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    workerData: { reports: port2, shared },
    transferList: [port2],
    resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 64 },
  });
  const thread: Thread = { worker, reports, at, failure: null };
  worker.on('error', (error) => (thread.failure ??= error));
  worker.once('exit', () => {
    if (last === thread) last = null;
  });
  return thread;
}

async function run(params: RunParams): Promise<RunEnd> {
  const thread = threadFor(params);
  isRunning = true;
  const end = await runIn(thread, params);
  isRunning = false;
  if (!end.spent) setImmediate(prepareSpare);
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
  const thread = spare ?? startThread();
  spare = null;
  last = thread;
  lastSnippet = snippet;
  return thread;
}

function releaseLast(): void {
  clearTimeout(idle);
  void last?.worker.terminate();
  last = null;
}

function runIn(thread: Thread, params: RunParams): Promise<RunEnd> {
  const { limits } = params;
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];
    let startedAt = performance.now();
    let memoryBefore = 0;
    /** What we ended the thread for. */
    let stopped: Outcome | null = null;
    let done = false;

    const receive = (report: WorkerReport): void => {
      switch (report.kind) {
        case 'started':
          return started();
        case 'rows':
          return channel.tell('run/rows', report.chunk);
        case 'ended':
          return finish(report.outcome, false, report.answer);
      }
    };
    const started = (): void => {
      startedAt = performance.now();
      memoryBefore = process.memoryUsage.rss();
      channel.tell('run/started', null);
      const timeUp = (): void => stop({ kind: 'timed-out', limitMs: limits.deadlineMs, site: siteOf(thread) });
      timers.push(
        setTimeout(timeUp, limits.deadlineMs),
        setInterval(() => channel.tell('run/beat', siteOf(thread)), BEAT_MS),
        setInterval(checkMemory, MEMORY_CHECK_MS),
      );
    };
    const outOfMemory = (): Outcome => ({ kind: 'out-of-memory', limitMb: limits.memoryMb, site: siteOf(thread) });
    const checkMemory = (): void => {
      if (process.memoryUsage.rss() - memoryBefore > limits.memoryMb * MB) stop(outOfMemory());
    };
    /** Ends the thread, or gives it up where it will not end. */
    const stop = (outcome: Outcome): void => {
      if (stopped) return;
      stopped = outcome;
      timers.push(setTimeout(() => finish(outcome, true), TERMINATE_MS));
      void thread.worker.terminate();
    };
    const exited = (): void => {
      const isHeap = thread.failure?.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const reason = thread.failure ? `The sandbox failed: ${thread.failure.message}` : 'The sandbox ended by itself.';
      const died: Outcome = isHeap ? outOfMemory() : { kind: 'stopped', reason, site: siteOf(thread) };
      // A thread that ended as told left nothing behind: the process is as good as before. What ended by itself is not trusted further.
      finish(stopped ?? died, stopped === null || stopped.kind === 'out-of-memory');
    };
    const finish = (outcome: Outcome, spent: boolean, answer: Answer | null = null): void => {
      if (done) return;
      // What the thread sent before it ended; the snippet's own end, where that is among it, counts more than ours.
      for (let next = receiveMessageOnPort(thread.reports); next; next = receiveMessageOnPort(thread.reports)) {
        receive(next.message as WorkerReport);
      }
      if (done) return;
      done = true;
      for (const timer of timers) clearTimeout(timer);
      stopRun = () => undefined;
      thread.reports.off('message', receive);
      thread.worker.off('exit', exited);
      // Ended, or not to be trusted further.
      if ((stopped !== null || spent) && last === thread) last = null;
      resolve({ outcome, elapsedMs: performance.now() - startedAt, spent, answer });
    };

    stopRun = () => stop({ kind: 'stopped', reason: 'The run was cancelled.', site: siteOf(thread) });
    thread.reports.on('message', receive);
    thread.worker.once('exit', exited);
    thread.worker.postMessage({ kind: 'run', ...params } satisfies WorkerOrder);
  });
}

function siteOf(thread: Thread): number {
  return Atomics.load(thread.at, 0);
}

function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}
