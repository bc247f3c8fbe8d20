/** @file logSumExp: log Σ eˣ over axes, all of them by default, without overflow. */

import type { TensorLike } from '../convert';
import { logAddExp } from '../kernels/special';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { div } from './div';
import { exp } from './exp';
import { isFinite } from './isFinite';
import { max } from './max';
import { mul } from './mul';
import { stopGradient } from './stopGradient';
import { sub } from './sub';
import { sum } from './sum';
import { numericDtype, toFloat } from './support/dtypes';
import { applyReduction, foldAxes, withAxesKept, type ReductionAttrs } from './support/reduction';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const logSumExpOp = defineOp<ReductionAttrs>({
  name: 'logSumExp',
  tfName: 'reduce_logsumexp',
  inputs: ['x'],
  elementwise: false,
  // One pass: the total is kept as a logarithm, log(eᵃ + eᵇ) = max + log1p(e^−|a − b|).
  forward: ([x], attrs) => foldAxes(x!, attrs, numericDtype(x!), logAddExp, -Infinity),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy·e^x/Σ e^x',
        tex: '\\bar{y}\\,\\frac{e^{x}}{\\sum e^{x}}',
        vjp: (dy, _y, [x], attrs) => mul(withAxesKept(dy, x!, attrs), shares(x!, attrs)),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0, 1], keepDims: false } },
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [1], keepDims: true } },
  ],
});

export function logSumExp<T extends Tensor>(
  x: Tensor | TensorLike,
  axis: number | number[] | null = null,
  keepDims = false,
): T {
  return applyReduction(logSumExpOp, x, axis, keepDims, toFloat);
}

/**
 * eˣ/Σ eˣ over the axes. Not e^(x − y): y has lost digits when it is large. The largest element is taken off as a constant,
 * which changes neither the value nor its derivatives.
 */
function shares(x: Tensor, { axis }: ReductionAttrs): Tensor {
  const top = stopGradient(max(x, [...axis], true));
  const powers = exp(sub(x, where(isFinite(top), top, zerosLike(top))));
  return div(powers, sum(powers, [...axis], true));
}
