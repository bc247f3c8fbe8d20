/** @file linalg.inv: the inverse of each matrix; with `adjoint`, of its transpose. */

import type { TensorLike } from '../../convert';
import { luFactors, luSolve } from '../../kernels/matrices';
import { defineOp, NO_ATTRS } from '../../op';
import { run } from '../../run';
import type { Tensor } from '../../tensor';
import { matMul } from '../matMul';
import { neg } from '../neg';
import { matricesOf, orderOf, together, toSquareMatrices, transposed } from '../support/matrices';

export const invOp = defineOp({
  name: 'inv',
  tfName: 'linalg.inv',
  inputs: ['x'],
  elementwise: false,
  forward: ([x]) => {
    const n = orderOf(x!);
    const identity = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
    const inverses = matricesOf(x!).map((a) => {
      const factors = luFactors(a, n);
      if (factors.singular) throw new Error('Input is not invertible. [Op:MatrixInverse]');
      return luSolve(factors, identity, n, n);
    });
    return together(inverses, x!.shape, x!);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: '−yᵀ·dy·yᵀ',
        tex: '-Y^{\\top}\\bar{Y}Y^{\\top}',
        vjp: (dy, y) => neg(matMul(y, matMul<Tensor>(dy, y, false, true), true)),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2, 2, 2], values: [0.25, 1.5, -2.5, 0.5, 2, 0.3, -1, 1.2] }] }],
});

export function inv<T extends Tensor>(x: T | TensorLike, adjoint = false): T {
  const $x = toSquareMatrices(x, 'x', 'inv');
  return run(invOp, [adjoint ? transposed($x) : $x], NO_ATTRS) as T;
}
