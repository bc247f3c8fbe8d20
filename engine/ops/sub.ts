/** @file sub: a − b. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { neg } from './neg';
import { applyBinary, binary } from './support/binary';

export const subOp = binary({
  name: 'sub',
  tfName: 'subtract',
  kernelName: 'Sub',
  f: (a, b) => a - b,
  complex: (a, b) => [a[0] - b[0], a[1] - b[1]],
  rules: [
    { plain: '1', tex: '1', vjp: (dy) => dy },
    { plain: '−1', tex: '-1', vjp: (dy) => neg(dy) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function sub<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(subOp, a, b);
}
