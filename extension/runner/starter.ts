/** @file What the runner needs of a sandbox, wherever it runs: a process on the desktop, a Worker in a browser host. */

import type { Port } from '../protocol/channel';

/** A sandbox that was started. */
export interface Sandbox {
  readonly port: Port;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  /** Settles once it is gone and nothing more will be heard from it, by `kill` or by itself. */
  readonly gone: Promise<SandboxEnd>;
}

export interface SandboxEnd {
  /** It ended because its memory was exhausted. */
  readonly outOfMemory: boolean;
  /** How it ended, for a log: exit code, signal, its last words. */
  readonly detail: string;
}

export type Starter = () => Sandbox;
