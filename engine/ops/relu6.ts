/** @file relu6: x held between 0 and 6. The derivative at both ends is 0 (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greater } from './greater';
import { less } from './less';
import { logicalAnd } from './logicalAnd';
import { applyUnary, unary } from './support/unary';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const relu6Op = unary({
  name: 'relu6',
  tfName: 'nn.relu6',
  accepts: 'numeric',
  f: (x) => Math.min(6, Math.max(0, x)),
  rule: {
    plain: '1 if 0 < x < 6 else 0',
    tex: '[0<x<6]',
    vjp: (dy, _y, x) => where(logicalAnd(greater(x, 0), less(x, 6)), dy, zerosLike(dy)),
  },
  at: [-1.3, 0.7, 5.1, 7.2],
});

export function relu6<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(relu6Op, x);
}
