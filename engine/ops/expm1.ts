/** @file expm1: eˣ − 1, exact near 0. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { exp } from './exp';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';

export const expm1Op = unary({
  name: 'expm1',
  tfName: 'math.expm1',
  accepts: 'float-like',
  f: Math.expm1,
  rule: { plain: 'e^x', tex: 'e^{x}', vjp: (dy, _y, x) => mul(dy, exp(x)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function expm1<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(expm1Op, x);
}
