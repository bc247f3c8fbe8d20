/** @file sigmoid: 1/(1 + e⁻ˣ). */

import type { TensorLike } from '../convert';
import { sigmoid as sigmoidOf } from '../kernels/special';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { sub } from './sub';
import { complexSigmoid } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const sigmoidOp = unary({
  name: 'sigmoid',
  tfName: 'sigmoid',
  accepts: 'float',
  f: sigmoidOf,
  complex: complexSigmoid,
  rule: { plain: 'y·(1 − y)', tex: 'y(1-y)', vjp: (dy, y) => mul(dy, mul(y, sub(1, y))) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function sigmoid<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(sigmoidOp, x);
}
