/** @file linalg.slogdet: sign and logarithm of the absolute determinant of each matrix; no gradient flows through the sign. */

import type { TensorLike } from '../../convert';
import { luFactors } from '../../kernels/matrices';
import { defineOp, NO_ATTRS } from '../../op';
import { runMany } from '../../run';
import type { Tensor } from '../../tensor';
import { mul } from '../mul';
import { reshape } from '../reshape';
import { matricesOf, orderOf, together, toSquareMatrices } from '../support/matrices';
import { inv } from './inv';

export const slogdetOp = defineOp({
  name: 'slogdet',
  tfName: 'linalg.slogdet',
  inputs: ['x'],
  elementwise: false,
  forward: ([x]) => {
    const n = orderOf(x!);
    const signs: number[] = [];
    const logs = matricesOf(x!).map((a) => {
      const { lu, sign } = luFactors(a, n);
      let total = 0;
      let signOfAll: number = sign;
      for (let i = 0; i < n; i++) {
        total += Math.log(Math.abs(lu[i * (n + 1)]!));
        signOfAll *= Math.sign(lu[i * (n + 1)]!);
      }
      signs.push(signOfAll);
      return total;
    });
    const shape = x!.shape.slice(0, -2);
    return [together([signs], shape, x!), together([logs], shape, x!)];
  },
  gradient: {
    kind: 'joint',
    text: { plain: 'dy of the logarithm times x⁻ᵀ', tex: '\\bar{y}\\,X^{-\\top}' },
    vjp: ([, dLog], [, log], [x]) => [mul(reshape(dLog!, [...log!.shape, 1, 1]), inv(x!, true))],
  },
  samples: [{ inputs: [{ shape: [2, 2, 2], values: [0.25, 1.5, -2.5, 0.5, 2, 0.3, -1, 1.2] }] }],
});

export function slogdet(x: Tensor | TensorLike): { sign: Tensor; logAbsDeterminant: Tensor } {
  const [sign, logAbsDeterminant] = runMany(slogdetOp, [toSquareMatrices(x, 'x', 'slogdet')], NO_ATTRS);
  return { sign: sign!, logAbsDeterminant: logAbsDeterminant! };
}
