/** @file linalg.triangularSolve: the x with matrix·x = rhs, where only one triangle of the matrix is read; with `adjoint`, matrixᵀ·x = rhs. */

import type { TensorLike } from '../../convert';
import { triangularSolve as solveTriangle } from '../../kernels/matrices';
import { defineOp } from '../../op';
import { run } from '../../run';
import type { Tensor } from '../../tensor';
import { matMul } from '../matMul';
import { neg } from '../neg';
import { matricesOf, orderOf, together, toSystem, transposedValues } from '../support/matrices';
import { bandPart } from './bandPart';

type TriangularAttrs = { readonly lower: boolean; readonly adjoint: boolean };

export const triangularSolveOp = defineOp<TriangularAttrs>({
  name: 'triangularSolve',
  tfName: 'linalg.triangular_solve',
  inputs: ['matrix', 'rhs'],
  elementwise: false,
  forward: (inputs, { lower, adjoint }) => {
    const [matrix, rhs] = inputs as [Tensor, Tensor];
    const n = orderOf(matrix);
    const right = matricesOf(rhs);
    matricesOf(matrix).forEach((a, i) => {
      for (let k = 0; k < n; k++) {
        if (a[k * (n + 1)] === 0) throw new Error('Input matrix is not invertible. [Op:MatrixTriangularSolve]');
      }
      // The transpose of a lower triangle is an upper one.
      const t = adjoint ? transposedValues(a, n) : a;
      solveTriangle(t, right[i]!, n, orderOf(rhs), { lower: lower !== adjoint, unitDiagonal: false });
    });
    return together(right, rhs.shape, rhs);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: '−(matrix⁻ᵀ·dy)·yᵀ, in the triangle that was read',
        tex: '-\\operatorname{tri}\\left(A^{-\\top}\\bar{Y}Y^{\\top}\\right)',
        vjp: (dy, y, [matrix], { lower, adjoint }) => {
          const b = triangularSolve(matrix!, dy, lower, !adjoint);
          const whole = adjoint ? matMul<Tensor>(y, b, false, true) : matMul<Tensor>(b, y, false, true);
          return bandPart(neg(whole), lower ? -1 : 0, lower ? 0 : -1);
        },
      },
      {
        plain: 'matrix⁻ᵀ·dy',
        tex: 'A^{-\\top}\\bar{Y}',
        vjp: (dy, _y, [matrix], { lower, adjoint }) => triangularSolve(matrix!, dy, lower, !adjoint),
      },
    ],
  },
  samples: [false, true].flatMap((lower) =>
    [false, true].map((adjoint) => ({
      inputs: [
        { shape: [1, 2, 2], values: [2.5, 0.5, -0.75, 1.5] },
        { shape: [1, 2, 2], values: [1, -2, 0.5, 3] },
      ],
      attrs: { lower, adjoint },
    })),
  ),
});

export function triangularSolve<T extends Tensor>(
  matrix: Tensor | TensorLike,
  rhs: T | TensorLike,
  lower = true,
  adjoint = false,
): T {
  return run(triangularSolveOp, toSystem(matrix, rhs, 'triangularSolve'), { lower, adjoint }) as T;
}
