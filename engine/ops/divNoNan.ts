/** @file divNoNan: a/b, and 0 where b is 0. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { neg } from './neg';
import { applyBinary, binary } from './support/binary';

export const divNoNanOp = binary({
  name: 'divNoNan',
  tfName: 'math.divide_no_nan',
  kernelName: 'DivNoNan',
  f: (a, b) => (b === 0 ? 0 : a / b),
  rules: [
    { plain: '1/b', tex: '\\frac{1}{b}', vjp: (dy, _y, _a, b) => divNoNan(dy, b) },
    { plain: '−a/b²', tex: '-\\frac{a}{b^2}', vjp: (dy, _y, a, b) => mul(dy, divNoNan(divNoNan(neg(a), b), b)) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function divNoNan<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(divNoNanOp, a, b);
}
