/** @file linalg.diag: matrices with the vectors of x on their k-th diagonal and 0 elsewhere. */

import { convertToTensor, type TensorLike } from '../../convert';
import { kernels } from '../../kernels/kernels';
import { defineOp } from '../../op';
import { run } from '../../run';
import { sizeOf } from '../../shape';
import { makeTensor, valuesOf, type Tensor } from '../../tensor';
import { diagonalView, type DiagonalAttrs } from '../support/diagonals';
import { anyNumericDtype } from '../support/dtypes';
import { filledValues } from '../support/filled';
import { slotsView } from '../support/view';
import { diagPart } from './diagPart';

type DiagAttrs = DiagonalAttrs & { readonly rows: number; readonly columns: number };

export const matrixDiagOp = defineOp<DiagAttrs>({
  name: 'matrixDiag',
  tfName: 'linalg.diag',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { k, rows, columns }) => {
    const shape = [...x!.shape.slice(0, -1), rows, columns];
    const out = filledValues(sizeOf(shape), 0, anyNumericDtype(x!));
    kernels.writeView<number>(valuesOf(x!), slotsView(x!.dtype, diagonalView(shape, k)), out);
    return makeTensor(out, shape, x!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'the diagonal of dy',
        tex: '\\text{the diagonal of }\\bar{Y}',
        vjp: (dy, _y, _inputs, { k }) => diagPart(dy, k),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2], values: [1.5, -2] }], attrs: { k: 0, rows: 2, columns: 2 } },
    { inputs: [{ shape: [2, 1], values: [1.5, -2] }], attrs: { k: 1, rows: 1, columns: 3 } },
  ],
});

export function diag<T extends Tensor>(x: Tensor | TensorLike, k = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'diag', 'complex_or_numeric');
  if ($x.rank === 0 || !Number.isInteger(k)) {
    throw new Error(
      `linalg.diag takes a tensor of rank 1 or more and a whole number k, but got rank ${$x.rank} and k = ${String(k)}.`,
    );
  }
  const size = $x.shape[$x.rank - 1]! + Math.abs(k);
  return matrixDiag($x, { k, rows: size, columns: size }) as T;
}

export function matrixDiag(x: Tensor, attrs: DiagAttrs): Tensor {
  return run(matrixDiagOp, [x], attrs);
}
