/** @file Every elementwise op and every reduction is handed what it cannot use: each answer is a sentence that names the op and the argument. */

import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import type { Op } from '../../engine/op';
import { OPS } from '../../engine/ops/index';

type Call = (...args: unknown[]) => unknown;

/** Their first argument is no tensor, strings are welcome, a real tensor is handed back as it is, or TF.js's own words name no argument. */
const APART = [
  'bitwiseAnd',
  'polygamma',
  'cast',
  'clone',
  'stopGradient',
  'equal',
  'notEqual',
  'zerosLike',
  'onesLike',
  'complex',
  'real',
  'imag',
  'conj',
];
const REDUCTIONS = [
  'sum',
  'mean',
  'max',
  'min',
  'prod',
  'logSumExp',
  'all',
  'any',
  'argMax',
  'argMin',
  'cumsum',
  'cumprod',
];

const functions: Readonly<Record<string, unknown>> = { ...tf };
const ops = Object.values(OPS as Readonly<Record<string, Op>>).flatMap((op) => {
  const call = functions[op.name];
  if (typeof call !== 'function' || op.inputs === 'variadic' || APART.includes(op.name)) return [];
  const isAsked = (op.elementwise && op.inputs.length <= 2) || REDUCTIONS.includes(op.name);
  return isAsked ? [{ name: op.name, call: call as Call, inputs: op.inputs }] : [];
});

it('there are many of them', () => expect(ops.length).toBeGreaterThan(70));

describe.each(ops)('$name', ({ name, call, inputs }) => {
  const dtype = /^(logical|all$|any$)/.test(name) ? 'bool' : 'float32';
  /** The operands of a call in which the one at `place` is `x`, and the other is fine. */
  const given = (place: number, x: unknown) => inputs.map((_, i) => (i === place ? x : tf.ones([2], dtype)));
  const places = inputs.map((argument, place) => ({ argument, place }));

  it.each(places)('$argument is nothing, an object, a string', ({ argument, place }) => {
    for (const x of [null, undefined, {}, tf.tensor(['a', 'b'])]) {
      const message = messageOf(() => call(...given(place, x)));
      expect(message).toContain(`'${argument}'`);
      expect(message).toContain(`'${name}'`);
    }
  });

  it.each(places)('$argument was disposed', ({ argument, place }) => {
    const x = tf.ones([2], dtype);
    x.dispose();
    const message = messageOf(() => call(...given(place, x)));
    expect(message).toMatch(/disposed/);
    expect(message).toContain(argument);
  });
});

/** The sentence a call throws; a fault of the engine's own is none. */
function messageOf(f: () => unknown): string {
  try {
    f();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) throw error;
    expect(error.message).toMatch(/^.{15,300}$/);
    return error.message;
  }
  throw new Error('The call threw nothing.');
}
