/** @file linalg.det: the determinant of each matrix. Where it is 0 there is no inverse to make the gradient of, and the gradient call says so. */

import type { TensorLike } from '../../convert';
import { luFactors } from '../../kernels/matrices';
import { defineOp, NO_ATTRS } from '../../op';
import { run } from '../../run';
import type { Tensor } from '../../tensor';
import { mul } from '../mul';
import { reshape } from '../reshape';
import { matricesOf, orderOf, together, toSquareMatrices } from '../support/matrices';
import { inv } from './inv';

export const detOp = defineOp({
  name: 'det',
  tfName: 'linalg.det',
  inputs: ['x'],
  elementwise: false,
  forward: ([x]) => {
    const n = orderOf(x!);
    const determinants = matricesOf(x!).map((a) => {
      const { lu, sign } = luFactors(a, n);
      let product: number = sign;
      for (let i = 0; i < n; i++) product *= lu[i * (n + 1)]!;
      return product;
    });
    return together([determinants], x!.shape.slice(0, -2), x!);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy·y·x⁻ᵀ',
        tex: '\\bar{y}\\,y\\,X^{-\\top}',
        vjp: (dy, y, [x]) => mul(reshape(mul(dy, y), [...y.shape, 1, 1]), inv(x!, true)),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2, 2, 2], values: [0.25, 1.5, -2.5, 0.5, 2, 0.3, -1, 1.2] }] }],
});

export function det<T extends Tensor>(x: Tensor | TensorLike): T {
  return run(detOp, [toSquareMatrices(x, 'x', 'det')], NO_ATTRS) as T;
}
