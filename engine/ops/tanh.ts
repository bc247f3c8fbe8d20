/** @file tanh: the hyperbolic tangent. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { square } from './square';
import { sub } from './sub';
import { complexTanh } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const tanhOp = unary({
  name: 'tanh',
  tfName: 'tanh',
  accepts: 'float',
  f: Math.tanh,
  complex: complexTanh,
  rule: { plain: '1 − y²', tex: '1-y^2', vjp: (dy, y) => mul(dy, sub(1, square(y))) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function tanh<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(tanhOp, x);
}
