/** @file prod: the product over axes, all of them by default. Right at zeros too: the product of the others is never a quotient. */

import type { TensorLike } from '../convert';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { cumprod } from './cumprod';
import { mul } from './mul';
import { reshape } from './reshape';
import { castTo, numericDtype } from './support/dtypes';
import { applyReduction, foldAxes, foldedCount, withAxesKept, type ReductionAttrs } from './support/reduction';
import { transpose } from './transpose';

export const prodOp = defineOp<ReductionAttrs>({
  name: 'prod',
  tfName: 'reduce_prod',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) => foldAxes(x!, attrs, numericDtype(x!), (total, v) => total * v, 1),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy·(the product of all other elements)',
        tex: '\\bar{y}\\prod_{j\\ne i}x_j',
        vjp: (dy, _y, [x], attrs) => mul(withAxesKept(dy, x!, attrs), productOfOthers(x!, attrs.axis)),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0, 1], keepDims: false } },
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [1], keepDims: true } },
    { inputs: [{ shape: [2, 1, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [0], keepDims: false } },
  ],
});

export function prod<T extends Tensor>(
  x: Tensor | TensorLike,
  axis: number | number[] | null = null,
  keepDims = false,
): T {
  return applyReduction(prodOp, x, axis, keepDims, ($x) => ($x.dtype === 'bool' ? castTo($x, 'int32') : $x));
}

/** For each element the product of the others it is multiplied with: all before it times all behind it. */
function productOfOthers(x: Tensor, axis: readonly number[]): Tensor {
  const kept = x.shape.map((_, d) => d).filter((d) => !axis.includes(d));
  const order = [...kept, ...axis];
  const n = foldedCount(x, axis);
  const rows = reshape(transpose(x, order), [x.size / Math.max(n, 1), n]);
  const others = mul(cumprod(rows, 1, true), cumprod(rows, 1, true, true));
  const back = order.map((_, d) => order.indexOf(d));
  return transpose(
    reshape(
      others,
      order.map((d) => x.shape[d]!),
    ),
    back,
  );
}
