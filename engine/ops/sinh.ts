/** @file sinh: the hyperbolic sine. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { cosh } from './cosh';
import { mul } from './mul';
import { complexSinh } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const sinhOp = unary({
  name: 'sinh',
  tfName: 'sinh',
  accepts: 'float-like',
  f: Math.sinh,
  complex: complexSinh,
  rule: { plain: 'cosh(x)', tex: '\\cosh x', vjp: (dy, _y, x) => mul(dy, cosh(x)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function sinh<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(sinhOp, x);
}
