/** @file erfinv: the number whose error function is x, for x between −1 and 1. */

import type { TensorLike } from '../convert';
import { erfinv as erfinvOf } from '../kernels/special';
import type { Tensor } from '../tensor';
import { exp } from './exp';
import { mul } from './mul';
import { square } from './square';
import { applyUnary, unary } from './support/unary';

export const erfinvOp = unary({
  name: 'erfinv',
  tfName: 'math.erfinv',
  accepts: 'float',
  f: erfinvOf,
  rule: {
    plain: '√(π)/2·e^(y²)',
    tex: '\\frac{\\sqrt{\\pi}}{2}e^{y^2}',
    vjp: (dy, y) => mul(dy, mul(exp(square(y)), Math.sqrt(Math.PI) / 2)),
  },
  at: [-0.8, -0.3, 0.1, 0.6],
});

export function erfinv<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(erfinvOp, x);
}
