/** @file xdivy: a/b, and 0 where a is 0, whatever b is; so too its derivatives (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { neg } from './neg';
import { square } from './square';
import { applyBinary, binary } from './support/binary';
import { oneUnlessZero } from './support/nonZero';

export const xdivyOp = binary({
  name: 'xdivy',
  tfName: 'math.xdivy',
  kernelName: 'Xdivy',
  f: (a, b) => (a === 0 ? 0 : a / b),
  rules: [
    { plain: '1/b if a else 0', tex: '\\frac{1}{b}', vjp: (dy, _y, a, b) => mul(dy, xdivy(oneUnlessZero(a), b)) },
    { plain: '−a/b² if a else 0', tex: '-\\frac{a}{b^2}', vjp: (dy, _y, a, b) => mul(dy, xdivy(neg(a), square(b))) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function xdivy<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(xdivyOp, a, b);
}
