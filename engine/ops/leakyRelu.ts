/** @file leakyRelu: x for x > 0, alpha·x below. The derivative at 0 is alpha (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greater } from './greater';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';
import { where } from './where';

type LeakyReluAttrs = { readonly alpha: number };

export const leakyReluOp = unary<LeakyReluAttrs>({
  name: 'leakyRelu',
  tfName: 'nn.leaky_relu',
  accepts: 'float-like',
  f: (x, { alpha }) => (x > 0 ? x : alpha * x),
  rule: {
    plain: '1 if x > 0 else alpha',
    tex: '\\begin{cases}1 & x>0\\\\\\alpha & x\\le 0\\end{cases}',
    vjp: (dy, _y, x, { alpha }) => where(greater(x, 0), dy, mul(dy, alpha)),
  },
  at: [-1.3, -0.4, 0.7, 2.1],
  attrs: { alpha: 0.2 },
});

export function leakyRelu<T extends Tensor>(x: T | TensorLike, alpha = 0.2): T {
  // TensorFlow keeps alpha as a float32 attribute, for float64 tensors too.
  return applyUnary(leakyReluOp, x, { alpha: Math.fround(alpha) });
}
