/** @file isInf: true where x is infinite. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const isInfOp = unary({
  name: 'isInf',
  tfName: 'math.is_inf',
  accepts: 'numeric',
  f: (x) => Number(x === Infinity || x === -Infinity),
  result: 'bool',
  rule: 'isInf answers a question about x with true or false; no gradient flows through a truth value.',
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function isInf<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(isInfOp, x);
}
