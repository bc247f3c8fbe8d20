/** @file argMin: the place of the smallest element along an axis; the first of equals. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { kernels } from '../kernels/kernels';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { aroundAxis, reducedShape, toAxis } from './support/axes';

type AxisAttrs = { readonly axis: number };

export const argMinOp = defineOp<AxisAttrs>({
  name: 'argMin',
  tfName: 'argmin',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => {
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const out = new Int32Array(outer * inner);
    kernels.argBest((candidate, best) => candidate < best, valuesOf(x!), outer, size, inner, out);
    return makeTensor(out, reducedShape(x!.shape, [axis]), 'int32');
  },
  gradient: {
    kind: 'none',
    why: 'argMin gives a place, which jumps from one element to another; no gradient flows through it.',
  },
  samples: [{ inputs: [{ shape: [2, 2], values: [1, 5, 3, 2] }], attrs: { axis: 1 } }],
});

export function argMin<T extends Tensor>(x: Tensor | TensorLike, axis = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'argMin');
  return run(argMinOp, [$x], { axis: toAxis(axis, $x.shape.length, 'argMin') }) as T;
}
