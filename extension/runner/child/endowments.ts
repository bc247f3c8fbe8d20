/** @file The names a snippet may use beside the engine and its console: JavaScript itself, with a clock and a seeded random. */

import type { RunWorld } from '../../protocol/sandbox';

/** Where a frozen clock stands: 2026-01-01, 00:00 UTC. */
const NOW = Date.UTC(2026, 0, 1);

/** What a Compartment lacks and a snippet may have; none of it reaches outside. */
const ADDED = [
  'Float32Array',
  'Float64Array',
  'Iterator',
  'SuppressedError',
  'DisposableStack',
  'AsyncDisposableStack',
];
/** What a Compartment offers that a snippet has no use for. */
const LEFT_OUT = ['Compartment', 'lockdown', 'harden', 'globalThis', 'eval', 'Function', 'Date', 'Math'];

/**
 * Values by name. They are handed in as parameters of one function around the snippet: a name looked up as a global of the
 * Compartment would cost about a hundred times as much. `eval`, `Function` and `globalThis` stay the Compartment's own.
 */
export function endowments(
  compartment: { readonly globalThis: object },
  { seed, clock }: RunWorld,
): Readonly<Record<string, unknown>> {
  const own = compartment.globalThis as Record<string, unknown>;
  const outer = globalThis as unknown as Record<string, unknown>;
  const names: Record<string, unknown> = {};
  for (const name of Object.getOwnPropertyNames(own)) if (!LEFT_OUT.includes(name)) names[name] = own[name];
  for (const name of ADDED) if (outer[name] !== undefined) names[name] = outer[name];
  const now = clock === 'frozen' ? () => NOW : Date.now;
  const origin = now();
  names.Date = dateOf(own.Date as DateConstructor, now);
  names.Math = seededMath(own.Math as Math, seed);
  names.performance = { now: () => now() - origin, timeOrigin: origin };
  return names;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function seededMath(math: Math, seed: number): Math {
  const random: PropertyDescriptor = { value: seededRandom(seed), writable: true, configurable: true };
  return Object.create(Object.prototype, { ...Object.getOwnPropertyDescriptors(math), random }) as Math;
}

/** A Compartment's own has no clock. */
function dateOf(Original: DateConstructor, now: () => number): DateConstructor {
  class ClockDate extends Original {
    constructor(...args: number[]) {
      super(...(args.length === 0 ? ([now()] as [number]) : (args as [number])));
    }
    static override now(): number {
      return now();
    }
  }
  Object.defineProperty(ClockDate, 'name', { value: 'Date' });
  return ClockDate as unknown as DateConstructor;
}
