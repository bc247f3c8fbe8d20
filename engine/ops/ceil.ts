/** @file ceil: the smallest whole number not below x. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const ceilOp = unary({
  name: 'ceil',
  tfName: 'math.ceil',
  accepts: 'float',
  f: Math.ceil,
  rule: 'ceil is a staircase: flat between its jumps, so TensorFlow registers no gradient for it.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function ceil<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(ceilOp, x);
}
