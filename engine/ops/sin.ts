/** @file sin: the sine of x in radians. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { cos } from './cos';
import { mul } from './mul';
import { complexSin } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const sinOp = unary({
  name: 'sin',
  tfName: 'sin',
  accepts: 'float',
  f: Math.sin,
  complex: complexSin,
  rule: { plain: 'cos(x)', tex: '\\cos x', vjp: (dy, _y, x) => mul(dy, cos(x)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function sin<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(sinOp, x);
}
