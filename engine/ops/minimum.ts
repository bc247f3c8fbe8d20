/** @file minimum: the smaller of a and b. At a tie all of the gradient goes to a (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { cast } from './cast';
import { lessEqual } from './lessEqual';
import { applyBinary, binary, toOperands } from './support/binary';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const minimumOp = binary({
  name: 'minimum',
  tfName: 'minimum',
  kernelName: 'Minimum',
  f: (a, b) => Math.min(a, b),
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
  const [$a, $b] = toOperands(minimumOp, a, b);
  // Of two booleans it is a number, as in TF.js.
  return $a.dtype === 'bool'
    ? applyBinary(minimumOp, cast($a, 'int32'), cast($b, 'int32'))
    : applyBinary(minimumOp, $a, $b);
}
