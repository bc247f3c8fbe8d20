/** @file linalg.diagPart: the k-th diagonal of each matrix (0 the main one, 1 the one above it, −1 the one below). */

import { convertToTensor, type TensorLike } from '../../convert';
import { defineOp } from '../../op';
import { run } from '../../run';
import type { Tensor } from '../../tensor';
import { checkDiagonal, diagonalView, type DiagonalAttrs } from '../support/diagonals';
import { readTensor } from '../support/view';
import { matrixDiag } from './diag';

export const matrixDiagPartOp = defineOp<DiagonalAttrs>({
  name: 'matrixDiagPart',
  tfName: 'linalg.diag_part',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { k }) => readTensor(x!, diagonalView(x!.shape, k)),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy on the diagonal, 0 elsewhere',
        tex: '\\operatorname{diag}(\\bar{y})',
        vjp: (dy, _y, [x], { k }) => {
          const [rows, columns] = x!.shape.slice(-2) as [number, number];
          return matrixDiag(dy, { k, rows, columns });
        },
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] }], attrs: { k: 0 } },
    { inputs: [{ shape: [1, 3, 2], values: [1.5, -2, 0.5, 3, 1, 4] }], attrs: { k: -1 } },
  ],
});

export function diagPart<T extends Tensor>(x: Tensor | TensorLike, k = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'diagPart', 'complex_or_numeric');
  checkDiagonal($x, k, 'diagPart');
  return run(matrixDiagPartOp, [$x], { k }) as T;
}
