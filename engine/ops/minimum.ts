/** @file minimum: the smaller of a and b. At a tie all of the gradient goes to a (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { lessEqual } from './lessEqual';
import { applyBinary, binary } from './support/binary';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const minimumOp = binary({
  name: 'minimum',
  tfName: 'minimum',
  kernelName: 'Minimum',
  f: Math.min,
  rules: [
    { plain: '1 if a <= b else 0', tex: '[a\\le b]', vjp: (dy, _y, a, b) => where(lessEqual(a, b), dy, zerosLike(dy)) },
    { plain: '0 if a <= b else 1', tex: '[a>b]', vjp: (dy, _y, a, b) => where(lessEqual(a, b), zerosLike(dy), dy) },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function minimum<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(minimumOp, a, b);
}
