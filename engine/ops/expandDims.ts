/** @file expandDims: one more axis of size 1. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { reshape } from './reshape';
import { sameValues } from './support/view';

type AxisAttrs = { readonly axis: number };

export const expandDimsOp = defineOp<AxisAttrs>({
  name: 'expandDims',
  tfName: 'expand_dims',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => sameValues(x!, [...x!.shape.slice(0, axis), 1, ...x!.shape.slice(axis)]),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy in the shape of x',
        tex: '\\bar{y}\\ \\text{in the shape of }x',
        vjp: (dy, _y, [x]) => reshape(dy, x!.shape),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2] }], attrs: { axis: 1 } }],
});

export function expandDims<T extends Tensor>(x: Tensor | TensorLike, axis = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'expandDims', 'string_or_numeric');
  const rank = $x.shape.length;
  if (!Number.isInteger(axis) || axis > rank || axis < -rank - 1) {
    throw new Error(`Axis must be <= rank of the tensor: expandDims of a tensor of rank ${rank} got axis ${axis}.`);
  }
  return run(expandDimsOp, [$x], { axis: axis < 0 ? axis + rank + 1 : axis }) as T;
}
