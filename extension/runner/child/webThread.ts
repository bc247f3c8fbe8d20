/** @file What a run needs of a Worker in a browser. */

import type { WorkerOrder } from '../../protocol/sandbox';
import { toPort, type WebPort } from '../../protocol/workerStart';
import type { ThreadWorld } from './worker';

/** The Worker's own. */
declare function addEventListener(
  type: 'unhandledrejection',
  listener: (event: { readonly reason: unknown; preventDefault(): void }) => void,
): void;

export function webThread(port: WebPort): ThreadWorld {
  return {
    report: (report) => port.postMessage(report),
    onOrder: (listener) => toPort(port).onMessage((order) => listener(order as WorkerOrder)),
    onRejection: (listener) =>
      addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        listener(event.reason);
      }),
    // Memory is shared only where a page asks for it, and VS Code's does not: the place goes by messages.
    at: new Int32Array(1).fill(-1),
    isAlone: true,
  };
}
