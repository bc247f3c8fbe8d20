/** @file xlogy: a·log(b), and 0 where a is 0, whatever b is; so too its derivatives (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { applyBinary, binary } from './support/binary';
import { oneUnlessZero } from './support/nonZero';
import { xdivy } from './xdivy';

export const xlogyOp = binary({
  name: 'xlogy',
  tfName: 'math.xlogy',
  kernelName: 'Xlogy',
  f: (a, b) => (a === 0 ? 0 : a * Math.log(b)),
  rules: [
    { plain: 'log(b) if a else 0', tex: '\\ln b', vjp: (dy, _y, a, b) => mul(dy, xlogy(oneUnlessZero(a), b)) },
    { plain: 'a/b if a else 0', tex: '\\frac{a}{b}', vjp: (dy, _y, a, b) => mul(dy, xdivy(a, b)) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, 1.1],
  ],
});

export function xlogy<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(xlogyOp, a, b);
}
