/** @file The next turn of the event loop: what is on the wires now, and every pending microtask, comes first. */

import type { WebPort } from './workerStart';

/** A browser has no `setImmediate`, and its timers wait longer and longer: there, by a message. */
interface Scope {
  readonly setImmediate?: (task: () => void) => unknown;
  readonly MessageChannel: new () => { readonly port1: WebPort; readonly port2: WebPort };
}
// Taken now: a snippet's run must not depend on what becomes of them.
const { setImmediate, MessageChannel } = globalThis as unknown as Scope;

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (setImmediate) {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
