/** @file logSigmoid: log(sigmoid(x)) = −log(1 + e⁻ˣ). */

import type { TensorLike } from '../convert';
import { softplus as softplusOf } from '../kernels/special';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { neg } from './neg';
import { sigmoid } from './sigmoid';
import { applyUnary, unary } from './support/unary';

export const logSigmoidOp = unary({
  name: 'logSigmoid',
  tfName: 'math.log_sigmoid',
  accepts: 'float-like',
  f: (x) => -softplusOf(-x),
  rule: { plain: 'sigmoid(−x)', tex: '\\sigma(-x)', vjp: (dy, _y, x) => mul(dy, sigmoid(neg(x))) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function logSigmoid<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(logSigmoidOp, x);
}
