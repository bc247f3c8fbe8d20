/** @file How a Worker of a browser begins: with the port it is reached by, and what it is given. */

import type { Port } from './channel';

/** What the Worker hears first, and once. */
export interface WorkerStart<T> {
  readonly port: WebPort;
  readonly given: T;
}

/** What we need of a browser's MessagePort. */
export interface WebPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  /** Nothing is heard before. */
  start(): void;
  close(): void;
}

/** For a Channel. */
export function toPort(port: WebPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.addEventListener('message', ({ data }) => listener(data));
      port.start();
    },
  };
}
