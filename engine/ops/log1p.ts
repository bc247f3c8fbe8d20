/** @file log1p: log(1 + x), exact near 0. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { div } from './div';
import { applyUnary, unary } from './support/unary';

export const log1pOp = unary({
  name: 'log1p',
  tfName: 'math.log1p',
  accepts: 'float-like',
  f: Math.log1p,
  rule: { plain: '1/(1 + x)', tex: '\\frac{1}{1+x}', vjp: (dy, _y, x) => div(dy, add(x, 1)) },
  at: [0.3, 1.2, 2.5],
});

export function log1p<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(log1pOp, x);
}
