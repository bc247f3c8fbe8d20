/** @file linalg.qr: A = Q·R with orthonormal Q and upper triangular R, by Householder reflections; composed, so it has gradients. */

import { scalarOf, valuesOf, type Tensor } from '../../tensor';
import { concat } from '../concat';
import { div } from '../div';
import { eye } from '../eye';
import { matMul } from '../matMul';
import { mul } from '../mul';
import { norm } from '../norm';
import { reshape } from '../reshape';
import { slice } from '../slice';
import { stack } from '../stack';
import { sub } from '../sub';
import { transpose } from '../transpose';
import { unstack } from '../unstack';
import { tidy } from '../../memory';

/**
 * Each diagonal entry of R has the sign opposite to its pivot, as in TF.js. TensorFlow does not reflect a column with nothing below the
 * diagonal, so that the last row of R, and column of Q, of a square or wide matrix can have the other sign there.
 */
export function qr(x: Tensor, fullMatrices = false): [Tensor, Tensor] {
  return tidy(() => factors(x, fullMatrices));
}

function factors(x: Tensor, fullMatrices: boolean): [Tensor, Tensor] {
  if (x.rank < 2) throw new Error(`qr() requires input tensor to have a rank >= 2, but got rank ${x.rank}`);
  if (x.rank === 2) return qrOfMatrix(x, fullMatrices);
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const parts = unstack(reshape(x, [-1, rows, columns])).map((matrix) => qrOfMatrix(matrix, fullMatrices));
  const batch = x.shape.slice(0, -2);
  const joined = (matrices: Tensor[]) => reshape(stack(matrices), [...batch, ...matrices[0]!.shape]);
  return [joined(parts.map(([q]) => q)), joined(parts.map(([, r]) => r))];
}

function qrOfMatrix(x: Tensor, fullMatrices: boolean): [Tensor, Tensor] {
  const [rows, columns] = x.shape as [number, number];
  let q: Tensor = eye(rows, rows, [], x.dtype === 'float64' ? 'float64' : 'float32');
  let r = x;
  const one = reshape(slice(q, [0, 0], [1, 1]), [1, 1]);
  for (let j = 0; j < Math.min(rows, columns); j++) {
    const column = slice(r, [j, j], [rows - j, 1]);
    // A column of zeros needs no reflection.
    if (!valuesOf(column).some((v) => v !== 0)) continue;
    const length = norm(column);
    const top = slice(r, [j, j], [1, 1]);
    // The sign that makes the sum below add up instead of cancel.
    const sign = scalarOf(reshape(top, []).snapshot()) > 0 ? -1 : 1;
    const u = sub(top, mul(length, sign));
    const direction = div(column, u);
    const v = rows - j === 1 ? one : concat([one, slice(direction, [1, 0], [rows - j - 1, 1])], 0);
    const tau = mul(div(u, length), -sign);
    const below = slice(r, [j, 0], [rows - j, columns]);
    const reflectedR = sub(below, matMul(mul(tau, v), matMul(v, below, true)));
    r = j === 0 ? reflectedR : concat([slice(r, [0, 0], [j, columns]), reflectedR], 0);
    const behind = slice(q, [0, j], [rows, rows - j]);
    const reflectedQ = sub(behind, matMul(matMul(behind, v), mul(tau, transpose(v))));
    q = j === 0 ? reflectedQ : concat([slice(q, [0, 0], [rows, j]), reflectedQ], 1);
  }
  if (fullMatrices || rows <= columns) return [q, r];
  return [slice(q, [0, 0], [rows, columns]), slice(r, [0, 0], [columns, columns])];
}
