/** @file cumsum: running sums along an axis. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { aroundAxis, toAxis } from './support/axes';
import { numericDtype } from './support/dtypes';

type CumulateAttrs = { readonly axis: number; readonly exclusive: boolean; readonly reverse: boolean };

export const cumsumOp = defineOp<CumulateAttrs>({
  name: 'cumsum',
  tfName: 'math.cumsum',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis, ...options }) => {
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const out = allocate(numericDtype(x!), x!.size);
    kernels.cumulate((total, v) => total + v, 0, valuesOf(x!), outer, size, inner, options, out);
    return makeTensor(out, x!.shape, x!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'the running sum of dy, from the other end',
        tex: '\\sum_{j\\ge i}\\bar{y}_j',
        vjp: (dy, _y, _inputs, { axis, exclusive, reverse }) => cumsum(dy, axis, exclusive, !reverse),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: 0, exclusive: false, reverse: false } },
    { inputs: [{ shape: [3], values: [1.5, -2, 0.5] }], attrs: { axis: 0, exclusive: true, reverse: true } },
  ],
});

export function cumsum<T extends Tensor>(x: Tensor | TensorLike, axis = 0, exclusive = false, reverse = false): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'cumsum');
  return run(cumsumOp, [$x], { axis: toAxis(axis, $x.shape.length, 'cumsum'), exclusive, reverse }) as T;
}
