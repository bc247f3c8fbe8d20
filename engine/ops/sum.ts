/** @file sum: over axes, all of them by default. Booleans are counted as int32. */

import type { TensorLike } from '../convert';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { broadcastTo } from './broadcastTo';
import { castTo, numericDtype } from './support/dtypes';
import { applyReduction, foldAxes, sumComplex, withAxesKept, type ReductionAttrs } from './support/reduction';

export const sumOp = defineOp<ReductionAttrs>({
  name: 'sum',
  tfName: 'reduce_sum',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) =>
    x!.dtype === 'complex64'
      ? sumComplex(x!, attrs)
      : foldAxes(x!, attrs, numericDtype(x!), (total, v) => total + v, 0),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy, repeated along the summed axes',
        tex: '\\bar{y}\\ \\text{repeated along the summed axes}',
        vjp: (dy, _y, [x], attrs) => broadcastTo(withAxesKept(dy, x!, attrs), x!.shape),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0, 1], keepDims: false } },
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [1], keepDims: true } },
    { inputs: [{ shape: [2, 1, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0], keepDims: false } },
  ],
});

export function sum<T extends Tensor>(
  x: Tensor | TensorLike,
  axis: number | number[] | null = null,
  keepDims = false,
): T {
  const prepare = ($x: Tensor) => ($x.dtype === 'bool' ? castTo($x, 'int32') : $x);
  return applyReduction(sumOp, x, axis, keepDims, prepare, 'complex_or_numeric');
}
