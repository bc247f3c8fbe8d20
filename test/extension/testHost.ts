/** @file The extension host that the suite runs in: what a test may do there beside VS Code's API. */

/** A test that is about processes asks for `kind: 'node'`, and is registered nowhere else. */
export type TestHost = NodeTestHost | WebTestHost;

interface AnyTestHost {
  /** Prints what was measured. */
  figure(name: string, value: string): void;
  /** Connections that anything in the host has asked for, each with where from. */
  readonly network: readonly string[];
  /** Asks for one. */
  connect(): void;
}
export interface NodeTestHost extends AnyTestHost {
  readonly kind: 'node';
  heapInUse(): number;
  /** Names of the modules in a folder that were loaded here. */
  loaded(folder: string): string[];
  /** Kills whatever sandbox there is; false where this system does not tell. */
  readonly killSandboxes: (() => void) | null;
}
export interface WebTestHost extends AnyTestHost {
  readonly kind: 'web';
}
