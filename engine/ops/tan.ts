/** @file tan: the tangent of x in radians. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { cos } from './cos';
import { div } from './div';
import { square } from './square';
import { complexCos, complexDiv, complexSin } from './support/complex';
import { applyUnary, unary } from './support/unary';

export const tanOp = unary({
  name: 'tan',
  tfName: 'tan',
  accepts: 'float',
  f: Math.tan,
  complex: (x) => complexDiv(complexSin(x), complexCos(x)),
  rule: { plain: '1/cos(x)²', tex: '\\frac{1}{\\cos^2 x}', vjp: (dy, _y, x) => div(dy, square(cos(x))) },
  at: [-1.1, -0.4, 0.7, 1.2],
});

export function tan<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(tanOp, x);
}
