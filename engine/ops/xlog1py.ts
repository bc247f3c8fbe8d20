/** @file xlog1py: a·log(1 + b), and 0 where a is 0, whatever b is; so too its derivatives (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { mul } from './mul';
import { applyBinary, binary } from './support/binary';
import { oneUnlessZero } from './support/nonZero';
import { xdivy } from './xdivy';

export const xlog1pyOp = binary({
  name: 'xlog1py',
  tfName: 'math.xlog1py',
  kernelName: 'Xlog1py',
  f: (a, b) => (a === 0 ? 0 : a * Math.log1p(b)),
  rules: [
    { plain: 'log(1 + b) if a else 0', tex: '\\ln(1+b)', vjp: (dy, _y, a, b) => mul(dy, xlog1py(oneUnlessZero(a), b)) },
    { plain: 'a/(1 + b) if a else 0', tex: '\\frac{a}{1+b}', vjp: (dy, _y, a, b) => mul(dy, xdivy(a, add(b, 1))) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -0.3],
  ],
});

export function xlog1py<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(xlog1pyOp, a, b);
}
