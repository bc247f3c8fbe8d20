/** @file lgamma: log |Γ(x)|. */

import type { TensorLike } from '../convert';
import { lgamma as lgammaOf } from '../kernels/gamma';
import type { Tensor } from '../tensor';
import { digamma } from './digamma';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';

export const lgammaOp = unary({
  name: 'lgamma',
  tfName: 'math.lgamma',
  accepts: 'float',
  f: lgammaOf,
  rule: { plain: 'digamma(x)', tex: '\\psi(x)', vjp: (dy, _y, x) => mul(dy, digamma(x)) },
  at: [-1.3, 0.4, 0.7, 2.1, 5.5],
});

export function lgamma<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(lgammaOp, x);
}
