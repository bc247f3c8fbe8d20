/** @file isNaN: true where x is NaN. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const isNaNOp = unary({
  name: 'isNaN',
  tfName: 'math.is_nan',
  accepts: 'numeric',
  f: (x) => Number(Number.isNaN(x)),
  result: 'bool',
  rule: 'isNaN answers a question about x with true or false; no gradient flows through a truth value.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function isNaN<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(isNaNOp, x);
}
