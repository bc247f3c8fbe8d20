/** @file selu: scale·x for x ≥ 0, scale·alpha·(eˣ − 1) below, with the two constants that keep mean 0 and variance 1. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { less } from './less';
import { lessEqual } from './lessEqual';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';
import { where } from './where';

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

export const seluOp = unary({
  name: 'selu',
  tfName: 'nn.selu',
  accepts: 'float-like',
  f: (x) => (x >= 0 ? SCALE * x : SCALE * ALPHA * Math.expm1(x)),
  rule: {
    plain: 'y + 1.7580993408473766 if x < 0 else 1.0507009873554805',
    tex: '\\begin{cases}y+\\lambda\\alpha & x<0\\\\\\lambda & x\\ge 0\\end{cases}',
    // At 0: from above, as TensorFlow; TF.js takes it from below.
    vjp: (dy, y, x) => where(less(x, 0), mul(dy, add(y, SCALE * ALPHA)), mul(dy, SCALE)),
    functional: (dy, y, x) => where(lessEqual(x, 0), mul(dy, add(y, SCALE * ALPHA)), mul(dy, SCALE)),
  },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function selu<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(seluOp, x);
}
