/** @file linalg.setDiag: each matrix of x with its k-th diagonal replaced. */

import { convertToTensor, type TensorLike } from '../../convert';
import { kernels } from '../../kernels/kernels';
import { defineOp } from '../../op';
import { run } from '../../run';
import { makeTensor, valuesOf, type Tensor } from '../../tensor';
import { checkDiagonal, diagonalView, type DiagonalAttrs } from '../support/diagonals';
import { castTo, commonDtype } from '../support/dtypes';
import { slotsView } from '../support/view';
import { zerosLike } from '../zerosLike';
import { diagPart } from './diagPart';

export const matrixSetDiagOp = defineOp<DiagonalAttrs>({
  name: 'matrixSetDiag',
  tfName: 'linalg.set_diag',
  inputs: ['x', 'diagonal'],
  elementwise: false,
  forward: (inputs, { k }) => {
    const [x, diagonal] = inputs as [Tensor, Tensor];
    const out = valuesOf(x).slice();
    kernels.writeView<number>(valuesOf(diagonal), slotsView(x.dtype, diagonalView(x.shape, k)), out);
    return makeTensor(out, x.shape, x.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy with 0 on the diagonal',
        tex: '\\bar{Y}\\text{ with 0 on the diagonal}',
        vjp: (dy, _y, [, diagonal], { k }) => setDiag(dy, zerosLike(diagonal!), k),
      },
      {
        plain: 'the diagonal of dy',
        tex: '\\text{the diagonal of }\\bar{Y}',
        vjp: (dy, _y, _inputs, { k }) => diagPart(dy, k),
      },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] },
        { shape: [2], values: [-0.5, 0.25] },
      ],
      attrs: { k: 0 },
    },
    {
      inputs: [
        { shape: [1, 2, 2], values: [1.5, -2, 0.5, 3] },
        { shape: [1, 1], values: [-0.5] },
      ],
      attrs: { k: 1 },
    },
  ],
});

export function setDiag<T extends Tensor>(x: T | TensorLike, diagonal: Tensor | TensorLike, k = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'setDiag', 'complex_or_numeric');
  const $diagonal = convertToTensor<Tensor>(diagonal, 'diagonal', 'setDiag', 'complex_or_numeric');
  const wanted = checkDiagonal($x, k, 'setDiag');
  if (String($diagonal.shape) !== String(wanted)) {
    throw new Error(
      `Argument 'diagonal' passed to 'setDiag' must have shape [${wanted}] for x of shape [${$x.shape}] and k = ${k}, ` +
        `but got [${$diagonal.shape}].`,
    );
  }
  const dtype = commonDtype($x, $diagonal, 'MatrixSetDiag');
  return run(matrixSetDiagOp, [castTo($x, dtype), castTo($diagonal, dtype)], { k }) as T;
}
