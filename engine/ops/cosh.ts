/** @file cosh: the hyperbolic cosine. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { sinh } from './sinh';
import { complexCosh } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const coshOp = unary({
  name: 'cosh',
  tfName: 'cosh',
  accepts: 'float',
  f: Math.cosh,
  complex: complexCosh,
  rule: { plain: 'sinh(x)', tex: '\\sinh x', vjp: (dy, _y, x) => mul(dy, sinh(x)) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function cosh<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(coshOp, x);
}
