/** @file mul: a·b, element by element. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { complexMul } from './support/complex';
import { applyBinary, binary } from './support/binary';

export const mulOp = binary({
  name: 'mul',
  tfName: 'multiply',
  kernelName: 'Mul',
  f: (a, b) => a * b,
  complex: complexMul,
  rules: [
    { plain: 'b', tex: 'b', vjp: (dy, _y, _a, b) => mul(dy, b) },
    { plain: 'a', tex: 'a', vjp: (dy, _y, a) => mul(dy, a) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function mul<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(mulOp, a, b);
}
