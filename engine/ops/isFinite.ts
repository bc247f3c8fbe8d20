/** @file isFinite: true where x is neither NaN nor infinite. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const isFiniteOp = unary({
  name: 'isFinite',
  tfName: 'math.is_finite',
  accepts: 'numeric',
  f: (x) => Number(Number.isFinite(x)),
  result: 'bool',
  rule: 'isFinite answers a question about x with true or false; no gradient flows through a truth value.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function isFinite<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(isFiniteOp, x);
}
