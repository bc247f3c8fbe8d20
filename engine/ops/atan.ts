/** @file atan: the angle whose tangent is x. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { div } from './div';
import { square } from './square';
import { applyUnary, unary } from './support/unary';

export const atanOp = unary({
  name: 'atan',
  tfName: 'atan',
  accepts: 'float-like',
  f: Math.atan,
  rule: { plain: '1/(1 + x²)', tex: '\\frac{1}{1+x^2}', vjp: (dy, _y, x) => div(dy, add(square(x), 1)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function atan<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(atanOp, x);
}
