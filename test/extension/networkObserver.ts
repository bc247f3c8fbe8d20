/** @file Watches for connections that anything in the extension host opens: TCP, names looked up, datagrams, fetch. */

import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { watchCalls } from './watchCalls';

export interface NetworkObserver {
  /** What was asked for so far, each with where from. */
  readonly seen: readonly string[];
}

/** Nothing is held back; what passes is written down. Connections to local pipes are no network. */
export function observeNetwork(): NetworkObserver {
  const seen: string[] = [];
  const note = (what: string): void => void seen.push(`${what}\n${new Error().stack ?? ''}`);
  watchCalls(net.Socket.prototype, 'connect', ([to]) => {
    const options: unknown = Array.isArray(to) ? to[0] : to;
    const isPipe =
      typeof options === 'string' || (typeof options === 'object' && options !== null && 'path' in options);
    if (!isPipe) note(`connect ${JSON.stringify(options)}`);
  });
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
    watchCalls(dns, name, ([host]) => note(`dns ${String(host)}`));
  }
  watchCalls(dgram.Socket.prototype, 'send', () => note('datagram'));
  watchCalls(globalThis, 'fetch', ([url]) => note(`fetch ${String(url)}`));
  return { seen };
}
