/** @file abs: |x|. The derivative at 0 is 0 (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import { Tensor } from '../tensor';
import { complexAbs } from './complexAbs';
import { mul } from './mul';
import { sign } from './sign';
import { applyUnary, unary } from './support/unary';

export const absOp = unary({
  name: 'abs',
  tfName: 'abs',
  accepts: 'numeric',
  f: Math.abs,
  rule: { plain: 'sign(x)', tex: '\\operatorname{sign}(x)', vjp: (dy, _y, x) => mul(dy, sign(x)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function abs<T extends Tensor>(x: T | TensorLike): T {
  if (x instanceof Tensor && x.dtype === 'complex64') return complexAbs(x) as T;
  return applyUnary(absOp, x);
}
