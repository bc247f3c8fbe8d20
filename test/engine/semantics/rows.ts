/** @file Behaviours of GradientTape as rows: what it is called, how to see it, what TensorFlow gives. */

import { describe, expect, test } from 'vitest';
import { context, type RunListener } from '../../../engine/context';
import * as tf from '../../../engine/index';
import { resetEngine } from '../../../engine/reset';
import { firstDifference } from '../../support/goldenComparison';

/** `expected` is plain data; `{ error }` for a row that throws; `log`, what was warned meanwhile. */
export type Row = readonly [behaviour: string, see: () => unknown, expected: unknown, log?: string];

/** One test a row, each in an engine of its own. */
export function rows(section: string, list: readonly Row[]): void {
  describe(section, () => {
    for (const [behaviour, see, expected, log = ''] of list) {
      test(behaviour, () => {
        resetEngine();
        const { value, warnings } = outcome(see);
        expect(firstDifference([{ label: 'it', value }], [{ label: 'it', value: expected }])).toBeNull();
        expect(warnings.join('\n')).toBe(log);
      });
    }
  });
}

function outcome(see: () => unknown): { value: unknown; warnings: string[] } {
  const warnings: string[] = [];
  context.listener = { ...silentListener, warning: (message) => void warnings.push(message) };
  try {
    return { value: plain(see()), warnings };
  } catch (error) {
    return { value: { error: error instanceof Error ? error.message : String(error) }, warnings };
  } finally {
    context.listener = null;
  }
}

/** Tensors as numbers, nested as they are; NaN and the infinities as texts. */
export function plain(x: unknown): unknown {
  if (x instanceof tf.Tensor) return plain(x.arraySync());
  if (typeof x === 'number' && !Number.isFinite(x)) return String(x);
  if (Array.isArray(x)) return x.map(plain);
  if (typeof x === 'object' && x !== null) return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, plain(v)]));
  return x;
}

const nothing = (): void => undefined;

/** Hears everything and remembers nothing. */
export const silentListener: RunListener = {
  site: -1,
  op: nothing,
  leaf: nothing,
  variable: nothing,
  assign: nothing,
  read: nothing,
  tapeCreated: nothing,
  recordStart: nothing,
  recordEnd: nothing,
  watch: nothing,
  tapeReset: nothing,
  gradientStart: nothing,
  adjoint: nothing,
  contribution: nothing,
  gradientEnd: nothing,
  warning: nothing,
};
