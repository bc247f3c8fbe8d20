/** @file pow: base to the power exp, with TensorFlow's rule at the edges: exp·base^(exp−1) even where that is 0·∞ = NaN. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { complexAbs } from './complexAbs';
import { greater } from './greater';
import { log } from './log';
import { mul } from './mul';
import { onesLike } from './onesLike';
import { sub } from './sub';
import { applyBinary, binary } from './support/binary';
import { complexPow } from './support/complex';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const powOp = binary({
  name: 'pow',
  tfName: 'pow',
  kernelName: 'Pow',
  inputs: ['base', 'exp'],
  f: Math.pow,
  complex: complexPow,
  rules: [
    {
      plain: 'exp·base^(exp − 1)',
      tex: 'p\\,b^{p-1}',
      vjp: (dy, _y, base, exp) => mul(mul(dy, exp), pow(base, sub(exp, 1))),
    },
    {
      plain: 'y·log(base) if base > 0 else 0',
      tex: 'b^{p}\\ln b',
      vjp: (dy, y, base) => mul(mul(dy, y), logOfPositive(base)),
    },
  ],
  at: [
    [1.3, 0.7],
    [0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function pow<T extends Tensor>(base: T | TensorLike, exp: Tensor | TensorLike): T {
  return applyBinary(powOp, base, exp);
}

/** log(x) where x > 0 (where a complex x is not 0), else 0; the inner choice keeps log away from 0, so that no NaN comes back from the branch not taken. */
function logOfPositive(x: Tensor): Tensor {
  const positive = greater(x.dtype === 'complex64' ? complexAbs(x) : x, 0);
  return where(positive, log(where(positive, x, onesLike(x))), zerosLike(x));
}
