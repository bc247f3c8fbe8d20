/** @file polygamma: the n-th derivative of ψ(x), for a whole number n. */

import type { TensorLike } from '../convert';
import { polygamma as polygammaOf } from '../kernels/gamma';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';

type PolygammaAttrs = { readonly n: number };

export const polygammaOp = unary<PolygammaAttrs>({
  name: 'polygamma',
  tfName: 'math.polygamma',
  accepts: 'float',
  f: (x, { n }) => polygammaOf(n, x),
  rule: {
    plain: 'polygamma(n + 1, x)',
    tex: '\\psi^{(n+1)}(x)',
    vjp: (dy, _y, x, { n }) => mul(dy, polygamma(n + 1, x)),
  },
  at: [0.7, 1.4, 2.1, 5.5],
  attrs: { n: 1 },
});

export function polygamma<T extends Tensor>(n: number, x: T | TensorLike): T {
  if (!Number.isInteger(n) || n < 0) {
    throw new Error(`Argument 'n' passed to 'polygamma' must be a whole number from 0 on, but got ${String(n)}.`);
  }
  return applyUnary(polygammaOp, x, { n });
}
