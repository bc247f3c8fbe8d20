/** @file exp: eˣ. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { complexExp } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const expOp = unary({
  name: 'exp',
  tfName: 'exp',
  accepts: 'float-like',
  f: Math.exp,
  complex: complexExp,
  rule: { plain: 'e^x', tex: 'e^{x}', vjp: (dy, y) => mul(dy, y) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function exp<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(expOp, x);
}
