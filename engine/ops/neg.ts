/** @file neg: −x. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

export const negOp = unary({
  name: 'neg',
  tfName: 'negative',
  accepts: 'numeric',
  f: (x) => -x,
  complex: (x) => [-x[0], -x[1]],
  rule: { plain: '−1', tex: '-1', vjp: (dy) => neg(dy) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function neg<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(negOp, x);
}
