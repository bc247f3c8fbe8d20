/** @file erf: the error function, 2/√π · ∫₀ˣ e^(−t²) dt. */

import type { TensorLike } from '../convert';
import { erf as erfOf } from '../kernels/special';
import type { Tensor } from '../tensor';
import { exp } from './exp';
import { mul } from './mul';
import { neg } from './neg';
import { square } from './square';
import { applyUnary, unary } from './support/unary';

export const erfOp = unary({
  name: 'erf',
  tfName: 'math.erf',
  accepts: 'float-like',
  f: erfOf,
  rule: {
    plain: '2/√(π)·e^(−x²)',
    tex: '\\frac{2}{\\sqrt{\\pi}}e^{-x^2}',
    vjp: (dy, _y, x) => mul(dy, mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))),
  },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function erf<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(erfOp, x);
}
