/** @file acosh: the inverse of cosh, for x ≥ 1. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { sqrt } from './sqrt';
import { square } from './square';
import { sub } from './sub';
import { applyUnary, unary } from './support/unary';

export const acoshOp = unary({
  name: 'acosh',
  tfName: 'acosh',
  accepts: 'float-like',
  f: Math.acosh,
  rule: { plain: '1/√(x² − 1)', tex: '\\frac{1}{\\sqrt{x^2-1}}', vjp: (dy, _y, x) => div(dy, sqrt(sub(square(x), 1))) },
  at: [1.2, 1.7, 3.1],
});

export function acosh<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(acoshOp, x);
}
