/** @file sign: −1, 0 or 1. Its derivative is 0 everywhere: connected, but nothing flows. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';
import { zerosLike } from './zerosLike';

export const signOp = unary({
  name: 'sign',
  tfName: 'sign',
  accepts: 'numeric',
  // NaN counts as 0, as in TF.js.
  f: (x) => Math.sign(x) || 0,
  rule: { plain: '0', tex: '0', vjp: (dy) => zerosLike(dy) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function sign<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(signOp, x);
}
