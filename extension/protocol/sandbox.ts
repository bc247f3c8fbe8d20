/** @file What the host and the sandbox say to each other. The host owns the Recording; the sandbox only runs and tells. */

import type { Outcome } from '../../engine/recording';
import type { RecordingChunk } from '../../engine/recordingChunk';
import type { Answer, Ask } from './asking';

export interface RunLimits {
  /** Wall time from the first statement on. */
  readonly deadlineMs: number;
  /** What the run may add to the process's memory, typed arrays included. */
  readonly memoryMb: number;
  /** Console lines kept; what is beyond is counted only. */
  readonly consoleLines: number;
  /** Rows of the op log; what stands beside them (tensors, frames, edges …) has a limit that goes with it. */
  readonly rows: number;
}

/** One module as the sandbox runs it. */
export interface SandboxModule {
  /** The body of a function whose parameters are the names it may use (see `Program`). */
  readonly code: string;
  /** Module index by relative specifier. */
  readonly imports: Readonly<Record<string, number>>;
  /** Added to the module's own site ids … */
  readonly firstSite: number;
  /** … of which there are so many. */
  readonly siteCount: number;
}

/** What of the world outside a snippet meets. */
export interface RunWorld {
  /** Where `Math.random` and the engine's random ops begin. */
  readonly seed: number;
  /** `frozen` stands still, so that a run can be repeated to the byte. */
  readonly clock: 'frozen' | 'real';
}

export interface RunParams {
  /** The entry first. */
  readonly modules: readonly SandboxModule[];
  readonly limits: RunLimits;
  /** What the run is repeated for; null for a run of its own. */
  readonly ask: Ask | null;
  readonly world: RunWorld;
}

/** How a run ended, as the sandbox saw it. */
export interface RunEnd {
  readonly outcome: Outcome;
  readonly elapsedMs: number;
  /** The process is not fit for another run (a thread would not end, memory was exhausted) and should be replaced. */
  readonly spent: boolean;
  /** To `ask`; null where nothing was asked, or the run was ended from outside. */
  readonly answer: Answer | null;
}

/** Host → sandbox. */
export type SandboxContract = {
  'run/start': { params: RunParams; result: RunEnd };
  /** Ends the run under way; its `run/start` answers with the outcome `stopped`. */
  'run/stop': { params: null; result: null };
  /** Nobody will ask about the last run any more: its thread ends. */
  'run/release': { params: null; result: null };
};

/** Sandbox → host, without reply; in order, and all before the answer to `run/start`. */
export type SandboxEvents = {
  /** The first statement is about to run. */
  'run/started': null;
  'run/rows': RecordingChunk;
  /** A sign of life during a run: the site it is at. */
  'run/beat': number;
};

/** Watcher → worker thread. */
export type WorkerOrder = { readonly kind: 'run' } & RunParams;

/** Worker thread → watcher, over one port, in order. */
export type WorkerReport =
  | { readonly kind: 'started' }
  | { readonly kind: 'rows'; readonly chunk: RecordingChunk }
  /** Where the snippet is, from a thread that shares no memory with who watches it. */
  | { readonly kind: 'at'; readonly site: number }
  | { readonly kind: 'ended'; readonly outcome: Outcome; readonly answer: Answer | null };
