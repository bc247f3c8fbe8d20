/** @file cumprod: running products along an axis. At zeros of x the gradient is 0, as TensorFlow takes it (not the true derivative). */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { cumsum } from './cumsum';
import { divNoNan } from './divNoNan';
import { mul } from './mul';
import { aroundAxis, toAxis } from './support/axes';
import { numericDtype } from './support/dtypes';

type CumulateAttrs = { readonly axis: number; readonly exclusive: boolean; readonly reverse: boolean };

export const cumprodOp = defineOp<CumulateAttrs>({
  name: 'cumprod',
  tfName: 'math.cumprod',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis, ...options }) => {
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const out = allocate(numericDtype(x!), x!.size);
    kernels.cumulate((total, v) => total * v, 1, valuesOf(x!), outer, size, inner, options, out);
    return makeTensor(out, x!.shape, x!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: '(the running sum of y·dy, from the other end)/x, 0 where x is 0',
        tex: '\\frac{1}{x_i}\\sum_{j\\ge i}y_j\\bar{y}_j',
        vjp: (dy, y, [x], { axis, exclusive, reverse }) => divNoNan(cumsum(mul(y, dy), axis, exclusive, !reverse), x!),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: 0, exclusive: false, reverse: false } },
    { inputs: [{ shape: [3], values: [1.5, -2, 0.5] }], attrs: { axis: 0, exclusive: true, reverse: true } },
  ],
});

export function cumprod<T extends Tensor>(x: Tensor | TensorLike, axis = 0, exclusive = false, reverse = false): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'cumprod');
  return run(cumprodOp, [$x], { axis: toAxis(axis, $x.shape.length, 'cumprod'), exclusive, reverse }) as T;
}
