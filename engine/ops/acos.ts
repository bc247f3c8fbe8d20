/** @file acos: the angle whose cosine is x. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { neg } from './neg';
import { sqrt } from './sqrt';
import { square } from './square';
import { sub } from './sub';
import { applyUnary, unary } from './support/unary';

export const acosOp = unary({
  name: 'acos',
  tfName: 'acos',
  accepts: 'float-like',
  f: Math.acos,
  rule: {
    plain: '−1/√(1 − x²)',
    tex: '-\\frac{1}{\\sqrt{1-x^2}}',
    vjp: (dy, _y, x) => neg(div(dy, sqrt(sub(1, square(x))))),
  },
  at: [-0.7, -0.2, 0.4, 0.8],
});

export function acos<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(acosOp, x);
}
