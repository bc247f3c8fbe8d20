/** @file digamma: ψ(x), the derivative of log Γ(x). */

import type { TensorLike } from '../convert';
import { digamma as digammaOf } from '../kernels/gamma';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { polygamma } from './polygamma';
import { applyUnary, unary } from './support/unary';

export const digammaOp = unary({
  name: 'digamma',
  tfName: 'math.digamma',
  accepts: 'float',
  f: digammaOf,
  rule: { plain: 'polygamma(1, x)', tex: "\\psi'(x)", vjp: (dy, _y, x) => mul(dy, polygamma(1, x)) },
  at: [-1.3, 0.4, 0.7, 2.1, 5.5],
});

export function digamma<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(digammaOp, x);
}
