/** @file reciprocal: 1/x. Where dy is 0 the gradient is 0, even at x = 0 (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mulNoNan } from './mulNoNan';
import { neg } from './neg';
import { square } from './square';
import { complexReciprocal } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const reciprocalOp = unary({
  name: 'reciprocal',
  tfName: 'math.reciprocal',
  accepts: 'numeric',
  f: (x) => 1 / x,
  complex: complexReciprocal,
  rule: { plain: '−1/x²', tex: '-\\frac{1}{x^2}', vjp: (dy, y) => mulNoNan(neg(square(y)), dy) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function reciprocal<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(reciprocalOp, x);
}
