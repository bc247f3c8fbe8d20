/** @file The runner: runs one snippet at a time in a sandbox that is kept warm, ends it when it must, and owns the Recording. */

import type { Outcome, Recording, Site, SourceFile } from '../../engine/recording';
import { Channel, ChannelError, type NoEvents } from '../protocol/channel';
import type { Answer, Ask } from '../protocol/asking';
import type { NoRequests } from '../protocol/messages';
import { fromEnglish } from '../protocol/fromEnglish';
import type { RunEnd, RunLimits, RunParams, RunWorld, SandboxContract } from '../protocol/sandbox';
import { t } from '../protocol/words';
import { HOST_CHECKS, type HeardFromSandbox } from './checks';
import { assembleRecording, type Assembly } from './assembly';
import type { Sandbox, Starter } from './starter';

/** One file of the snippet, ready to run. */
export interface RunModule extends SourceFile {
  /** `Program.code` of its analysis. */
  readonly code: string;
  /** Sites of its analysis; their ids are rebased here. */
  readonly sites: readonly Site[];
  /** Index into the request's modules by relative specifier, as written. */
  readonly imports: Readonly<Record<string, number>>;
}

export interface RunRequest {
  /** The entry first. */
  readonly modules: readonly RunModule[];
  readonly limits?: Partial<RunLimits>;
  readonly world?: Partial<RunWorld>;
  /** Ends the run; what was recorded until then still comes back, with the outcome `stopped`. */
  readonly signal?: AbortSignal;
  /** Hears each console line while the snippet runs. */
  readonly onConsole?: (line: Recording['console'][number]) => void;
}

export interface AskRequest extends Pick<RunRequest, 'modules' | 'limits' | 'world' | 'signal'> {
  readonly ask: Ask;
}
export interface Asked {
  readonly answer: Answer;
  /** What the repeated run left, where the question was for it; a run that ended badly says so itself. */
  readonly recording: Recording | null;
}

export interface Runner {
  /** Never rejects because of what the snippet does. A run under way is cancelled: the newer one takes its place. */
  run(request: RunRequest): Promise<Recording>;
  /**
   * Runs the snippet again for an answer. Waits for what is under way; a run that is asked for meanwhile goes first, and the question
   * gets no answer. Never rejects because of what the snippet does.
   */
  ask(request: AskRequest): Promise<Asked>;
  /** Nobody will ask about the last run any more. */
  release(): void;
  /** Ends the run under way, if any; its `run` still resolves. */
  cancel(): void;
  /** Starts the sandbox now, so that the first run need not wait for it. */
  warm(): void;
  /** Kills the sandbox; settles when it is gone. */
  dispose(): Promise<void>;
}

export const DEFAULT_LIMITS: RunLimits = {
  deadlineMs: 10_000,
  memoryMb: 512,
  consoleLines: 2000,
  // With all that stands beside them, what fits into 64 MB of the host.
  rows: 200_000,
};
/** The same in every run, so that a run can be repeated. */
export const DEFAULT_WORLD: RunWorld = { seed: 42, clock: 'frozen' };
/** For runs nobody asked for. */
export const AUTOMATIC_DEADLINE_MS = 2000;

/** What is left of a run that could not begin. */
export function emptyRecording(file: SourceFile, sites: readonly Site[], outcome: Outcome): Recording {
  return assembleRecording([{ ...file, sites, code: '', imports: {} }]).finish(outcome, 0);
}

/** After its deadline a run is given this long to be ended from inside; then the whole process is killed. */
const GRACE_MS = 250;
const START_LIMIT_MS = 20_000;

/** After a sandbox that died before it ran anything the next one waits so long, then twice as long, and so on. */
const BACK_OFF_MS = 200;
const LONGEST_BACK_OFF_MS = 5000;

export function createRunner(start: Starter, backOffMs = BACK_OFF_MS): Runner {
  let live: LiveSandbox | null = null;
  let underWay: { readonly stop: () => void; readonly ended: Promise<unknown> } | null = null;
  let disposed = false;
  /** Sandboxes in a row that died of themselves before they ran anything. */
  let stillborn = 0;
  /** Number of the run asked for last. */
  let latest = 0;

  const warm = (): void => {
    if (disposed || live) return;
    const opened = openSandbox(start());
    live = opened;
    // One that dies while nobody runs anything is simply not there any more.
    void opened.sandbox.gone.then(() => {
      if (live === opened) live = null;
    });
  };
  const retire = async (): Promise<void> => {
    const old = live;
    live = null;
    await old?.close();
  };

  /** Waits until another sandbox may be started; false when the run was cancelled meanwhile. */
  const backedOff = async (signal: AbortSignal | undefined): Promise<boolean> => {
    let cancelled = false;
    let stop = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(backOffMs * 2 ** (stillborn - 1), LONGEST_BACK_OFF_MS));
      stop = () => {
        cancelled = true;
        clearTimeout(timer);
        resolve();
      };
    });
    signal?.addEventListener('abort', stop, { once: true });
    underWay = { stop, ended };
    await ended;
    signal?.removeEventListener('abort', stop);
    underWay = null;
    return !cancelled;
  };

  const run = async (request: RunRequest): Promise<Recording> => {
    const turn = ++latest;
    while (underWay) {
      underWay.stop();
      await underWay.ended;
    }
    // A newer one was asked for while this one waited: it need not even begin.
    if (turn !== latest) return notBegun(request);
    // Without an `await` in between, or two runs asked for in one turn would both believe they are the only one.
    const mustWait = !live && stillborn > 0;
    if (mustWait && !(await backedOff(request.signal))) {
      return notBegun(request);
    }
    return (await begin(request, null)).recording;
  };

  /** With nothing under way. */
  const begin = (request: RunRequest, question: Ask | null): Promise<RunResult> => {
    if (disposed) throw new Error('The runner was disposed.');
    warm();
    const sandbox = live as LiveSandbox;
    const { stop, result } = runOnce(sandbox, request, question);
    const ended = result.then(async (done) => {
      underWay = null;
      stillborn = done.isStillborn ? stillborn + 1 : 0;
      if (done.spent) {
        if (live === sandbox) await retire();
        // The next run finds a fresh one ready; whoever disposes in this turn spares the start. One that cannot live is not tried again by itself.
        if (!done.isStillborn) setTimeout(warm, 0);
      }
      return done;
    });
    underWay = { stop, ended };
    return ended;
  };

  const ask = async ({ ask: question, ...request }: AskRequest): Promise<Asked> => {
    const turn = latest;
    const superseded = (): boolean => turn !== latest || request.signal?.aborted === true;
    while (underWay) await underWay.ended;
    if (superseded()) return unanswered(superseding());
    if (!live && stillborn > 0) return unanswered(t('The sandbox does not start: run the snippet again.'));
    const { answer, recording } = await begin(request, question);
    if (superseded()) return unanswered(superseding());
    const { outcome } = recording;
    if (answer === null) return unanswered(unansweredWhy(outcome));
    if (answer.kind === 'none') return unanswered(fromEnglish(answer.why));
    return { answer, recording: question.question.kind === 'run' ? recording : null };
  };

  return {
    run,
    ask,
    release: () => {
      if (!underWay) void live?.channel.request('run/release', null).catch(() => undefined);
    },
    cancel: () => underWay?.stop(),
    warm,
    dispose: async () => {
      disposed = true;
      underWay?.stop();
      await retire();
    },
  };
}

interface LiveSandbox {
  readonly channel: Channel<NoRequests, SandboxContract, NoEvents, HeardFromSandbox>;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

function openSandbox(sandbox: Sandbox): LiveSandbox {
  const channel: LiveSandbox['channel'] = new Channel(sandbox.port, {}, Infinity, HOST_CHECKS);
  void sandbox.gone.then(({ detail }) => channel.dispose(detail));
  return {
    channel,
    sandbox,
    close: async () => {
      sandbox.kill();
      await sandbox.gone;
    },
  };
}

function unanswered(why: string): Asked {
  return { answer: { kind: 'none', why }, recording: null };
}

const superseding = (): string => t('A new run took the place of this question.');

/** The repeated run was ended before it could answer. */
function unansweredWhy(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'timed-out':
      return t('With these values the run did not end within {0} s, so it was stopped.', outcome.limitMs / 1000);
    case 'out-of-memory':
      return t('Answering this took more than the {0} MB that a run may use, so it was stopped.', outcome.limitMb);
    case 'stopped':
      return fromEnglish(outcome.reason);
    default:
      return t('The sandbox gave no answer.');
  }
}

interface RunResult {
  readonly answer: Answer | null;
  readonly recording: Recording;
  readonly spent: boolean;
  /** The sandbox died of itself before anything ran. */
  readonly isStillborn: boolean;
}

function notBegun({ modules }: RunRequest): Recording {
  return assembleRecording(modules).finish({ kind: 'stopped', reason: CANCELLED, site: -1 }, 0);
}

const CANCELLED = 'The run was cancelled.';

/** One run in one sandbox: rows in, Recording out, whatever happens to the sandbox meanwhile. */
function runOnce(
  { channel, sandbox }: LiveSandbox,
  request: RunRequest,
  ask: Ask | null,
): { stop: () => void; result: Promise<RunResult> } {
  const limits: RunLimits = { ...DEFAULT_LIMITS, ...request.limits };
  const assembly: Assembly = assembleRecording(request.modules);
  const world: RunWorld = { ...DEFAULT_WORLD, ...request.world };
  const params: RunParams = { modules: assembly.sandboxModules, limits, world, ask };
  const askedAt = performance.now();
  let startedAt: number | null = null;
  let site = -1;
  let stopping = false;
  let wasCancelled = false;
  let killedFor: Outcome | null = null;

  const kill = (outcome: Outcome): void => {
    killedFor ??= outcome;
    sandbox.kill();
  };
  let timer = setTimeout(
    () => kill({ kind: 'stopped', reason: 'The sandbox did not start in time.', site: -1 }),
    START_LIMIT_MS,
  );
  const subscriptions = [
    channel.on('run/started', () => {
      startedAt = performance.now();
      if (stopping) return;
      clearTimeout(timer);
      timer = setTimeout(
        () => kill({ kind: 'timed-out', limitMs: limits.deadlineMs, site }),
        limits.deadlineMs + GRACE_MS,
      );
    }),
    channel.on('run/beat', (at) => (site = at)),
    channel.on('run/rows', (received) => {
      const chunk = assembly.add(received);
      if (chunk === null) {
        kill({ kind: 'stopped', reason: 'The sandbox sent rows that do not fit together.', site });
        return;
      }
      for (const line of chunk.console) request.onConsole?.(line);
    }),
  ];
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    wasCancelled = true;
    void channel.request('run/stop', null).catch(() => undefined);
    clearTimeout(timer);
    timer = setTimeout(() => kill({ kind: 'stopped', reason: CANCELLED, site }), GRACE_MS);
  };
  request.signal?.addEventListener('abort', stop, { once: true });

  const died = async (): Promise<RunEnd> => {
    const { outOfMemory, detail } = await sandbox.gone;
    const outcome: Outcome =
      killedFor ??
      (outOfMemory
        ? { kind: 'out-of-memory', limitMb: limits.memoryMb, site }
        : { kind: 'stopped', reason: `The sandbox process ended unexpectedly (${detail}).`, site });
    return { outcome, elapsedMs: performance.now() - (startedAt ?? askedAt), spent: true, answer: null };
  };
  const failed = (error: unknown): RunEnd | Promise<RunEnd> =>
    ChannelError.is(error, 'closed')
      ? died()
      : {
          outcome: { kind: 'stopped', reason: `The sandbox failed: ${String(error)}`, site },
          elapsedMs: performance.now() - (startedAt ?? askedAt),
          spent: true,
          answer: null,
        };

  const result = channel
    .request('run/start', params)
    .catch(failed)
    .then((end) => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', stop);
      for (const unsubscribe of subscriptions) unsubscribe();
      stopping = true;
      // Killed while its answer was already on the way: what it was killed for counts.
      const outcome = killedFor ?? end.outcome;
      return {
        answer: killedFor === null ? end.answer : null,
        recording: assembly.finish(outcome, end.elapsedMs),
        spent: end.spent || killedFor !== null,
        isStillborn: end.spent && startedAt === null && killedFor === null && !wasCancelled,
      };
    });
  // Only now, so that the order to stop comes after the order to start.
  if (request.signal?.aborted) stop();
  return { stop, result };
}
