/** @file What happens inside, in VS Code's Output view under "Tapescope". */

import { window, type Disposable } from 'vscode';

export interface Log extends Disposable {
  info(message: string): void;
  warn(message: string): void;
  /** A mistake of ours: `doing` says what we were about, such as `running a.ts`. */
  failed(doing: string, error: unknown): void;
  show(): void;
}

export function createLog(): Log {
  const channel = window.createOutputChannel('Tapescope', { log: true });
  return {
    info: (message) => channel.info(message),
    warn: (message) => channel.warn(message),
    failed: (doing, error) =>
      channel.error(`While ${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

/** The sentence of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
