/** @file linalg.solve: the x with matrix·x = rhs; with `adjoint`, matrixᵀ·x = rhs. */

import type { TensorLike } from '../../convert';
import { luFactors, luSolve } from '../../kernels/matrices';
import { defineOp } from '../../op';
import { run } from '../../run';
import type { Tensor } from '../../tensor';
import { matMul } from '../matMul';
import { neg } from '../neg';
import { matricesOf, orderOf, together, toSystem, transposedValues } from '../support/matrices';

type SolveAttrs = { readonly adjoint: boolean };

export const solveOp = defineOp<SolveAttrs>({
  name: 'solve',
  tfName: 'linalg.solve',
  inputs: ['matrix', 'rhs'],
  elementwise: false,
  forward: (inputs, { adjoint }) => {
    const [matrix, rhs] = inputs as [Tensor, Tensor];
    const n = orderOf(matrix);
    const right = matricesOf(rhs);
    const solutions = matricesOf(matrix).map((a, i) => {
      const factors = luFactors(adjoint ? transposedValues(a, n) : a, n);
      if (factors.singular) throw new Error('Input matrix is not invertible. [Op:MatrixSolve]');
      return luSolve(factors, right[i]!, n, orderOf(rhs));
    });
    return together(solutions, rhs.shape, rhs);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: '−(matrix⁻ᵀ·dy)·yᵀ',
        tex: '-A^{-\\top}\\bar{Y}Y^{\\top}',
        vjp: (dy, y, [matrix], { adjoint }) => {
          const b = solve(matrix!, dy, !adjoint);
          return neg(adjoint ? matMul<Tensor>(y, b, false, true) : matMul<Tensor>(b, y, false, true));
        },
      },
      {
        plain: 'matrix⁻ᵀ·dy',
        tex: 'A^{-\\top}\\bar{Y}',
        vjp: (dy, _y, [matrix], { adjoint }) => solve(matrix!, dy, !adjoint),
      },
    ],
  },
  samples: [false, true].map((adjoint) => ({
    inputs: [
      { shape: [2, 2, 2], values: [0.25, 1.5, -2.5, 0.5, 2, 0.3, -1, 1.2] },
      { shape: [2, 2, 1], values: [1, -2, 0.5, 3] },
    ],
    attrs: { adjoint },
  })),
});

export function solve<T extends Tensor>(matrix: Tensor | TensorLike, rhs: T | TensorLike, adjoint = false): T {
  return run(solveOp, toSystem(matrix, rhs, 'solve'), { adjoint }) as T;
}
