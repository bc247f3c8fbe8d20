/** @file log: the natural logarithm. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { complexLog } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const logOp = unary({
  name: 'log',
  tfName: 'math.log',
  accepts: 'float',
  f: Math.log,
  complex: complexLog,
  rule: { plain: '1/x', tex: '\\frac{1}{x}', vjp: (dy, _y, x) => div(dy, x) },
  at: [0.3, 1.2, 2.5],
});

export function log<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(logOp, x);
}
