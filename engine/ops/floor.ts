/** @file floor: the largest whole number not above x. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const floorOp = unary({
  name: 'floor',
  tfName: 'floor',
  accepts: 'float',
  f: Math.floor,
  rule: 'floor is a staircase: flat between its jumps, so TensorFlow registers no gradient for it.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function floor<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(floorOp, x);
}
