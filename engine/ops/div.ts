/** @file div: a/b, element by element. Two int32 operands divide downwards to int32, as in TF.js. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { floorDivOp } from './floorDiv';
import { neg } from './neg';
import { mul } from './mul';
import { complexDiv } from './support/complex';
import { applyBinary, binary, toOperands } from './support/binary';

export const divOp = binary({
  name: 'div',
  tfName: 'divide',
  kernelName: 'RealDiv',
  f: (a, b) => a / b,
  complex: complexDiv,
  rules: [
    { plain: '1/b', tex: '\\frac{1}{b}', vjp: (dy, _y, _a, b) => div(dy, b) },
    { plain: '−a/b²', tex: '-\\frac{a}{b^2}', vjp: (dy, _y, a, b) => mul(dy, div(div(neg(a), b), b)) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function div<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  const [$a, $b] = toOperands(divOp, a, b);
  return applyBinary($a.dtype === 'int32' ? floorDivOp : divOp, $a, $b);
}
