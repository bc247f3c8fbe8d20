/** @file square: x². */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { complexMul } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const squareOp = unary({
  name: 'square',
  tfName: 'square',
  accepts: 'numeric',
  f: (x) => x * x,
  complex: (x) => complexMul(x, x),
  rule: { plain: '2·x', tex: '2x', vjp: (dy, _y, x) => mul(dy, mul(x, 2)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function square<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(squareOp, x);
}
