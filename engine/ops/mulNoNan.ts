/** @file mulNoNan: a·b, and 0 where b is 0, whatever a is. Gradient rules use it where TensorFlow takes a zero adjoint as zero. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyBinary, binary } from './support/binary';
import { complexMul } from './support/complex';

export const mulNoNanOp = binary({
  name: 'mulNoNan',
  tfName: 'math.multiply_no_nan',
  kernelName: 'MulNoNan',
  f: (a, b) => (b === 0 ? 0 : a * b),
  complex: (a, b) => (b[0] === 0 && b[1] === 0 ? [0, 0] : complexMul(a, b)),
  rules: [
    { plain: 'b', tex: 'b', vjp: (dy, _y, _a, b) => mulNoNan(dy, b) },
    { plain: 'a', tex: 'a', vjp: (dy, _y, a) => mulNoNan(a, dy) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function mulNoNan<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(mulNoNanOp, a, b);
}
