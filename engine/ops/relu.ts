/** @file relu: max(x, 0). The derivative at 0 is 0 (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greater } from './greater';
import { applyUnary, unary } from './support/unary';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const reluOp = unary({
  name: 'relu',
  tfName: 'nn.relu',
  accepts: 'numeric',
  f: (x) => Math.max(0, x),
  rule: { plain: '1 if x > 0 else 0', tex: '[x>0]', vjp: (dy, _y, x) => where(greater(x, 0), dy, zerosLike(dy)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function relu<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(reluOp, x);
}
