/** @file max: the largest element over axes, all of them by default. Equal winners share the gradient equally (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { shareAmongEqual } from './support/extremes';
import { numericDtype } from './support/dtypes';
import { applyReduction, foldAxes, type ReductionAttrs } from './support/reduction';

export const maxOp = defineOp<ReductionAttrs>({
  name: 'max',
  tfName: 'reduce_max',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) => foldAxes(x!, attrs, numericDtype(x!), Math.max, -Infinity),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy where x equals y, shared among equals; 0 elsewhere',
        tex: '\\bar{y}\\,\\frac{[x=y]}{\\#\\{x=y\\}}',
        vjp: (dy, y, [x], attrs) => shareAmongEqual(dy, y, x!, attrs),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0, 1], keepDims: false } },
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [1], keepDims: true } },
    { inputs: [{ shape: [2, 1, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0], keepDims: false } },
  ],
});

export function max<T extends Tensor>(
  x: Tensor | TensorLike,
  axis: number | number[] | null = null,
  keepDims = false,
): T {
  return applyReduction(maxOp, x, axis, keepDims);
}
