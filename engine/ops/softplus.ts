/** @file softplus: log(1 + eˣ). */

import type { TensorLike } from '../convert';
import { softplus as softplusOf } from '../kernels/special';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { sigmoid } from './sigmoid';
import { applyUnary, unary } from './support/unary';

export const softplusOp = unary({
  name: 'softplus',
  tfName: 'math.softplus',
  accepts: 'float-like',
  f: softplusOf,
  rule: { plain: 'sigmoid(x)', tex: '\\sigma(x)', vjp: (dy, _y, x) => mul(dy, sigmoid(x)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function softplus<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(softplusOp, x);
}
