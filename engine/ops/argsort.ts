/** @file argsort: the places of x's elements in rising (or falling) order along an axis; equals keep their order. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { aroundAxis, toAxis } from './support/axes';

export type Direction = 'ASCENDING' | 'DESCENDING';
type ArgsortAttrs = { readonly axis: number; readonly direction: Direction };

export const argsortOp = defineOp<ArgsortAttrs>({
  name: 'argsort',
  tfName: 'argsort',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis, direction }) => {
    const values = valuesOf(x!);
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const sign = direction === 'ASCENDING' ? 1 : -1;
    const out = new Int32Array(values.length);
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const at = (k: number): number => (o * size + k) * inner + i;
        const order = Array.from({ length: size }, (_, k) => k);
        order.sort((a, b) => sign * compare(values[at(a)]!, values[at(b)]!) || a - b);
        order.forEach((place, k) => (out[at(k)] = place));
      }
    }
    return makeTensor(out, x!.shape, 'int32');
  },
  gradient: {
    kind: 'none',
    why: 'argsort gives places, which jump from one element to another; no gradient flows through it.',
  },
  samples: [
    { inputs: [{ shape: [2, 3], values: [1, 5, 3, 2, 0, 4] }], attrs: { axis: 1, direction: 'ASCENDING' } },
    { inputs: [{ shape: [2, 3], values: [1, 5, 3, 2, 0, 4] }], attrs: { axis: 0, direction: 'DESCENDING' } },
  ],
});

export function argsort<T extends Tensor>(x: Tensor | TensorLike, axis = -1, direction: Direction = 'ASCENDING'): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'argsort');
  if (direction !== 'ASCENDING' && direction !== 'DESCENDING') {
    throw new Error(
      `Argument 'direction' passed to 'argsort' must be 'ASCENDING' or 'DESCENDING', but got ${String(direction)}.`,
    );
  }
  return run(argsortOp, [$x], { axis: toAxis(axis, $x.rank, 'argsort'), direction }) as T;
}

/** NaN comes after every number. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
