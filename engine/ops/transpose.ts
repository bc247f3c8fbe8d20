/** @file transpose: axes in another order, by default reversed; complex numbers conjugated when asked. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { stridesOf } from '../shape';
import type { Tensor } from '../tensor';
import { conj } from './conj';
import { toAxis } from './support/axes';
import { readTensor } from './support/view';

type PermAttrs = { readonly perm: readonly number[] };

export const transposeOp = defineOp<PermAttrs>({
  name: 'transpose',
  tfName: 'transpose',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { perm }) => {
    const strides = stridesOf(x!.shape);
    return readTensor(x!, { shape: perm.map((d) => x!.shape[d]!), offset: 0, strides: perm.map((d) => strides[d]!) });
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy with its axes put back in order',
        tex: '\\bar{y}^{\\top}',
        vjp: (dy, _y, _inputs, { perm }) =>
          transpose(
            dy,
            perm.map((_, d) => perm.indexOf(d)),
          ),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] }], attrs: { perm: [1, 0] } },
    { inputs: [{ shape: [2, 1, 2], values: [1.5, -2, 0.5, 3] }], attrs: { perm: [2, 0, 1] } },
  ],
});

export function transpose<T extends Tensor>(x: T | TensorLike, perm?: number[], conjugate = false): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'transpose', 'string_or_numeric');
  const rank = $x.shape.length;
  const order = (perm ?? $x.shape.map((_, d) => rank - 1 - d)).map((d) => toAxis(d, rank, 'transpose'));
  if (order.length !== rank || new Set(order).size !== rank) {
    throw new Error(`Error in transpose: rank of input ${rank} must match length of perm ${String(perm)}.`);
  }
  const y = run(transposeOp, [$x], { perm: order });
  return (conjugate ? conj(y) : y) as T;
}
