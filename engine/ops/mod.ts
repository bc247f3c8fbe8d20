/** @file mod: the remainder of a/b with the sign of b, a − b·floor(a/b). */

import type { TensorLike } from '../convert';
import { floorMod } from '../kernels/special';
import type { Tensor } from '../tensor';
import { div } from './div';
import { floor } from './floor';
import { mul } from './mul';
import { neg } from './neg';
import { applyBinary, binary } from './support/binary';

export const modOp = binary({
  name: 'mod',
  tfName: 'math.floormod',
  kernelName: 'FloorMod',
  f: floorMod,
  rules: [
    { plain: '1', tex: '1', vjp: (dy) => dy },
    {
      plain: '−floor(a/b)',
      tex: '-\\left\\lfloor\\frac{a}{b}\\right\\rfloor',
      vjp: (dy, _y, a, b) => neg(mul(dy, floor(div(a, b)))),
    },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.5, -1.1],
  ],
});

export function mod<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(modOp, a, b);
}
