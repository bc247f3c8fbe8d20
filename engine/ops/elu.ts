/** @file elu: x for x ≥ 0, eˣ − 1 below. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { less } from './less';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';
import { where } from './where';

export const eluOp = unary({
  name: 'elu',
  tfName: 'nn.elu',
  accepts: 'float',
  f: (x) => (x >= 0 ? x : Math.expm1(x)),
  rule: {
    plain: 'e^x if x < 0 else 1',
    tex: '\\begin{cases}e^{x} & x<0\\\\1 & x\\ge 0\\end{cases}',
    vjp: (dy, y, x) => where(less(x, 0), mul(dy, add(y, 1)), dy),
  },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function elu<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(eluOp, x);
}
