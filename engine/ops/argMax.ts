/** @file argMax: the place of the largest element along an axis; the first of equals. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { kernels } from '../kernels/kernels';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { aroundAxis, reducedShape, toAxis } from './support/axes';

type AxisAttrs = { readonly axis: number };

export const argMaxOp = defineOp<AxisAttrs>({
  name: 'argMax',
  tfName: 'argmax',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => {
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const out = new Int32Array(outer * inner);
    kernels.argBest((candidate, best) => candidate > best, valuesOf(x!), outer, size, inner, out);
    return makeTensor(out, reducedShape(x!.shape, [axis]), 'int32');
  },
  gradient: {
    kind: 'none',
    why: 'argMax gives a place, which jumps from one element to another; no gradient flows through it.',
  },
  samples: [{ inputs: [{ shape: [2, 2], values: [1, 5, 3, 2] }], attrs: { axis: 1 } }],
});

export function argMax<T extends Tensor>(x: Tensor | TensorLike, axis = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'argMax');
  return run(argMaxOp, [$x], { axis: toAxis(axis, $x.shape.length, 'argMax') }) as T;
}
