/** @file cos: the cosine of x in radians. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { neg } from './neg';
import { sin } from './sin';
import { complexCos } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const cosOp = unary({
  name: 'cos',
  tfName: 'cos',
  accepts: 'float',
  f: Math.cos,
  complex: complexCos,
  rule: { plain: '−sin(x)', tex: '-\\sin x', vjp: (dy, _y, x) => mul(dy, neg(sin(x))) },
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function cos<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(cosOp, x);
}
