/** @file asin: the angle whose sine is x. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { sqrt } from './sqrt';
import { square } from './square';
import { sub } from './sub';
import { applyUnary, unary } from './support/unary';

export const asinOp = unary({
  name: 'asin',
  tfName: 'asin',
  accepts: 'float-like',
  f: Math.asin,
  rule: { plain: '1/√(1 − x²)', tex: '\\frac{1}{\\sqrt{1-x^2}}', vjp: (dy, _y, x) => div(dy, sqrt(sub(1, square(x)))) },
  at: [-0.7, -0.2, 0.4, 0.8],
});

export function asin<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(asinOp, x);
}
