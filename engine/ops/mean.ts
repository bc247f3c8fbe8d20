/** @file mean: over axes, all of them by default. */

import type { TensorLike } from '../convert';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { broadcastTo } from './broadcastTo';
import { div } from './div';
import { mapComplex } from './support/complex';
import { numericDtype, toFloat } from './support/dtypes';
import {
  applyReduction,
  foldAxes,
  foldedCount,
  sumComplex,
  withAxesKept,
  type ReductionAttrs,
} from './support/reduction';

export const meanOp = defineOp<ReductionAttrs>({
  name: 'mean',
  tfName: 'reduce_mean',
  inputs: ['x'],
  elementwise: false,
  // Each summand is divided already, so that one rounding is enough.
  forward: ([x], attrs) => {
    const n = foldedCount(x!, attrs.axis);
    if (x!.dtype === 'complex64') return mapComplex(([re, im]) => [re / n, im / n], [sumComplex(x!, attrs)], 'Mean');
    // Over no elements at all the mean is 0/0.
    return foldAxes(x!, attrs, numericDtype(x!), (total, v) => total + v / n, n === 0 ? NaN : 0);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy/n, repeated along the averaged axes',
        tex: '\\frac{\\bar{y}}{n}\\ \\text{repeated along the averaged axes}',
        vjp: (dy, _y, [x], attrs) =>
          broadcastTo(withAxesKept(div(dy, foldedCount(x!, attrs.axis)), x!, attrs), x!.shape),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0, 1], keepDims: false } },
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [1], keepDims: true } },
    { inputs: [{ shape: [2, 1, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0], keepDims: false } },
  ],
});

export function mean<T extends Tensor>(
  x: Tensor | TensorLike,
  axis: number | number[] | null = null,
  keepDims = false,
): T {
  return applyReduction(meanOp, x, axis, keepDims, toFloat, 'complex_or_numeric');
}
