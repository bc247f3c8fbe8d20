/** @file round: the nearest whole number, halves to even. */

import type { TensorLike } from '../convert';
import { roundHalfToEven } from '../kernels/special';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const roundOp = unary({
  name: 'round',
  tfName: 'round',
  accepts: 'numeric',
  f: roundHalfToEven,
  rule: 'round is a staircase: flat between its jumps, so TensorFlow registers no gradient for it.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function round<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(roundOp, x);
}
