/** @file rsqrt: 1/√x. Where dy is 0 the gradient is 0, even at x = 0 (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { mulNoNan } from './mulNoNan';
import { square } from './square';
import { complexReciprocal, complexSqrt } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const rsqrtOp = unary({
  name: 'rsqrt',
  tfName: 'math.rsqrt',
  accepts: 'float',
  f: (x) => 1 / Math.sqrt(x),
  complex: (x) => complexReciprocal(complexSqrt(x)),
  rule: {
    plain: '−1/(2·x·√x)',
    tex: '-\\frac{1}{2x\\sqrt{x}}',
    vjp: (dy, y) => mulNoNan(mul(mul(square(y), y), -0.5), dy),
  },
  at: [0.3, 1.2, 2.5],
});

export function rsqrt<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(rsqrtOp, x);
}
