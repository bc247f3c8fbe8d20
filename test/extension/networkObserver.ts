/** @file Watches for connections that anything in the extension host opens: TCP, names looked up, datagrams, fetch. */

import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

export interface NetworkObserver {
  /** What was asked for so far, each with where from. */
  readonly seen: readonly string[];
}

/** Nothing is held back; what passes is written down. Connections to local pipes are no network. */
export function observeNetwork(): NetworkObserver {
  const seen: string[] = [];
  const note = (what: string): void => void seen.push(`${what}\n${new Error().stack ?? ''}`);
  watch(net.Socket.prototype, 'connect', ([to]) => {
    const options: unknown = Array.isArray(to) ? to[0] : to;
    const isPipe =
      typeof options === 'string' || (typeof options === 'object' && options !== null && 'path' in options);
    if (!isPipe) note(`connect ${JSON.stringify(options)}`);
  });
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
    watch(dns, name, ([host]) => note(`dns ${String(host)}`));
  }
  watch(dgram.Socket.prototype, 'send', () => note('datagram'));
  watch(globalThis, 'fetch', ([url]) => note(`fetch ${String(url)}`));
  return { seen };
}

function watch<K extends string>(
  owner: Record<K, unknown> | typeof globalThis,
  name: K,
  look: (args: readonly unknown[]) => void,
): void {
  const holder = owner as Record<string, unknown>;
  const original = holder[name];
  if (typeof original !== 'function') return;
  holder[name] = function (this: unknown, ...args: unknown[]): unknown {
    look(args);
    return Reflect.apply(original, this, args);
  };
}
