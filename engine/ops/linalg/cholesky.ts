/**
 * @file linalg.cholesky: the lower triangular L with L·Lᵀ = x, for symmetric positive definite x. Only x's lower triangle is read;
 * the gradient is spread evenly over both triangles, as TensorFlow does.
 */

import type { TensorLike } from '../../convert';
import { cholesky as choleskyOf } from '../../kernels/matrices';
import { defineOp, NO_ATTRS } from '../../op';
import { run } from '../../run';
import type { Tensor } from '../../tensor';
import { add } from '../add';
import { matMul } from '../matMul';
import { mul } from '../mul';
import { matricesOf, orderOf, together, toSquareMatrices, transposed } from '../support/matrices';
import { bandPart } from './bandPart';
import { diagPart } from './diagPart';
import { setDiag } from './setDiag';
import { triangularSolve } from './triangularSolve';

export const choleskyOp = defineOp({
  name: 'cholesky',
  tfName: 'linalg.cholesky',
  inputs: ['x'],
  elementwise: false,
  forward: ([x]) => {
    const factors = matricesOf(x!).map((matrix) => choleskyOf(matrix, orderOf(x!)));
    return together(factors.map(positiveDefinite), x!.shape, x!);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'L⁻ᵀ·Φ(Lᵀ·dy)·L⁻¹, made symmetric; Φ keeps the lower triangle and halves the diagonal',
        tex: '\\operatorname{sym}\\left(L^{-\\top}\\Phi(L^{\\top}\\bar{L})L^{-1}\\right)',
        vjp: (dy, l) => {
          const lower = bandPart(matMul<Tensor>(l, dy, true), -1, 0);
          const phi = setDiag(lower, mul(diagPart(lower), 0.5));
          // S = L⁻ᵀ·Φ·L⁻¹ by two solutions with Lᵀ, without an inverse.
          const half = triangularSolve(l, phi, true, true);
          const s = transposed(triangularSolve(l, transposed(half), true, true));
          return mul(add(s, transposed(s)), 0.5);
        },
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [2.5, 0.5, 0.5, 1.5] }] },
    { inputs: [{ shape: [1, 3, 3], values: [4, 1, -0.5, 1, 3, 0.25, -0.5, 0.25, 2] }] },
  ],
});

export function cholesky<T extends Tensor>(x: T | TensorLike): T {
  return run(choleskyOp, [toSquareMatrices(x, 'x', 'cholesky')], NO_ATTRS) as T;
}

function positiveDefinite(l: Float64Array | null): Float64Array {
  if (l === null) {
    throw new Error('Cholesky decomposition was not successful. The input might not be valid. [Op:Cholesky]');
  }
  return l;
}
