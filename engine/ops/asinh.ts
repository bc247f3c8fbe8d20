/** @file asinh: the inverse of sinh. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { div } from './div';
import { sqrt } from './sqrt';
import { square } from './square';
import { applyUnary, unary } from './support/unary';

export const asinhOp = unary({
  name: 'asinh',
  tfName: 'asinh',
  accepts: 'float-like',
  f: Math.asinh,
  rule: { plain: '1/√(x² + 1)', tex: '\\frac{1}{\\sqrt{x^2+1}}', vjp: (dy, _y, x) => div(dy, sqrt(add(square(x), 1))) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function asinh<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(asinhOp, x);
}
