/** @file sqrt: √x. Where dy is 0 the gradient is 0, even at x = 0, where the derivative is infinite (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { mulNoNan } from './mulNoNan';
import { complexSqrt } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const sqrtOp = unary({
  name: 'sqrt',
  tfName: 'sqrt',
  accepts: 'float',
  f: Math.sqrt,
  complex: complexSqrt,
  rule: { plain: '1/(2·√x)', tex: '\\frac{1}{2\\sqrt{x}}', vjp: (dy, y) => mulNoNan(div(0.5, y), dy) },
  at: [0.3, 1.2, 2.5],
});

export function sqrt<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(sqrtOp, x);
}
