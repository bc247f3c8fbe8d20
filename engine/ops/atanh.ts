/** @file atanh: the inverse of tanh, for |x| < 1. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { square } from './square';
import { sub } from './sub';
import { applyUnary, unary } from './support/unary';

export const atanhOp = unary({
  name: 'atanh',
  tfName: 'atanh',
  accepts: 'float-like',
  f: Math.atanh,
  rule: { plain: '1/(1 − x²)', tex: '\\frac{1}{1-x^2}', vjp: (dy, _y, x) => div(dy, sub(1, square(x))) },
  at: [-0.7, -0.2, 0.4, 0.8],
});

export function atanh<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(atanhOp, x);
}
