/** @file prelu: x for x > 0, alpha·x below. At 0 both derivatives are 0 (as in Keras's PReLU). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greater } from './greater';
import { less } from './less';
import { mul } from './mul';
import { applyBinary, binary } from './support/binary';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const preluOp = binary({
  name: 'prelu',
  tfName: 'keras.layers.PReLU',
  kernelName: 'Prelu',
  inputs: ['x', 'alpha'],
  f: (x, alpha) => (x > 0 ? x : alpha * x),
  rules: [
    {
      plain: '1 if x > 0 else alpha',
      tex: '\\begin{cases}1 & x>0\\\\\\alpha & x<0\\end{cases}',
      vjp: (dy, _y, x, alpha) => where(greater(x, 0), dy, where(less(x, 0), mul(dy, alpha), zerosLike(dy))),
    },
    {
      plain: '0 if x > 0 else x',
      tex: '\\min(x, 0)',
      vjp: (dy, _y, x) => where(less(x, 0), mul(dy, x), zerosLike(dy)),
    },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 0.2],
    [-2.2, 0.1],
  ],
});

export function prelu<T extends Tensor>(x: T | TensorLike, alpha: T | TensorLike): T {
  return applyBinary(preluOp, x, alpha);
}
