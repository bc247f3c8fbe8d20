/** @file squaredDifference: (a − b)². */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { sub } from './sub';
import { applyBinary, binary } from './support/binary';

export const squaredDifferenceOp = binary({
  name: 'squaredDifference',
  tfName: 'math.squared_difference',
  kernelName: 'SquaredDifference',
  f: (a, b) => (a - b) * (a - b),
  rules: [
    { plain: '2·(a − b)', tex: '2(a-b)', vjp: (dy, _y, a, b) => mul(dy, mul(sub(a, b), 2)) },
    { plain: '2·(b − a)', tex: '2(b-a)', vjp: (dy, _y, a, b) => mul(dy, mul(sub(b, a), 2)) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function squaredDifference<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(squaredDifferenceOp, a, b);
}
