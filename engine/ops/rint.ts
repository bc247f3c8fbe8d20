/** @file rint: the nearest whole number, the even one of two equally near. */

import type { TensorLike } from '../convert';
import { roundHalfToEven } from '../kernels/special';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const rintOp = unary({
  name: 'rint',
  tfName: 'math.rint',
  accepts: 'float',
  f: roundHalfToEven,
  rule: 'rint gives whole numbers: it is flat almost everywhere, so no gradient flows through it.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function rint<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(rintOp, x);
}
