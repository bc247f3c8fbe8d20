/** @file atan2: the angle of the point (b, a) seen from the origin. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { add } from './add';
import { div } from './div';
import { mul } from './mul';
import { neg } from './neg';
import { square } from './square';
import { applyBinary, binary } from './support/binary';

export const atan2Op = binary({
  name: 'atan2',
  tfName: 'math.atan2',
  kernelName: 'Atan2',
  f: Math.atan2,
  rules: [
    {
      plain: 'b/(a² + b²)',
      tex: '\\frac{b}{a^2+b^2}',
      vjp: (dy, _y, a, b) => mul(b, div(dy, add(square(a), square(b)))),
    },
    {
      plain: '−a/(a² + b²)',
      tex: '-\\frac{a}{a^2+b^2}',
      vjp: (dy, _y, a, b) => mul(neg(a), div(dy, add(square(a), square(b)))),
    },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function atan2<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(atan2Op, a, b);
}
