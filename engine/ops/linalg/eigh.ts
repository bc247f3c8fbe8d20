/** @file linalg.eigh: eigenvalues in rising order and eigenvectors (as columns) of symmetric matrices, of which only the lower triangle is read. */

import type { TensorLike } from '../../convert';
import { symmetricEigen } from '../../kernels/matrices';
import { defineOp, NO_ATTRS } from '../../op';
import { runMany } from '../../run';
import type { Tensor } from '../../tensor';
import { add } from '../add';
import { divNoNan } from '../divNoNan';
import { expandDims } from '../expandDims';
import { matMul } from '../matMul';
import { mul } from '../mul';
import { sub } from '../sub';
import { matricesOf, orderOf, together, toSquareMatrices, transposed } from '../support/matrices';
import { bandPart } from './bandPart';
import { diag } from './diag';
import { diagPart } from './diagPart';
import { setDiag } from './setDiag';

export const eighOp = defineOp({
  name: 'eigh',
  tfName: 'linalg.eigh',
  inputs: ['x'],
  elementwise: false,
  forward: ([x]) => {
    const parts = matricesOf(x!).map((a) => symmetricEigen(a, orderOf(x!)));
    return [
      together(
        parts.map(({ values }) => values),
        x!.shape.slice(0, -1),
        x!,
      ),
      together(
        parts.map(({ vectors }) => vectors),
        x!.shape,
        x!,
      ),
    ];
  },
  gradient: {
    kind: 'joint',
    text: {
      plain: 'V·(diag(de) + F∘(Vᵀ·dV))·Vᵀ in the lower triangle, with F_ij = 1/(e_j − e_i) and 0 between equals',
      tex: 'V\\left(\\operatorname{diag}(\\bar{e})+F\\circ(V^{\\top}\\bar{V})\\right)V^{\\top}',
    },
    vjp: ([de, dv], [e, v]) => {
      const gaps = sub<Tensor>(expandDims(e!, -2), expandDims(e!, -1));
      const f = divNoNan<Tensor>(1, gaps);
      const inner = add(diag(de!), mul(f, matMul<Tensor>(v!, dv!, true)));
      const whole = matMul<Tensor>(v!, matMul<Tensor>(inner, v!, false, true));
      const lower = bandPart(add<Tensor>(whole, transposed(whole)), -1, 0);
      return [setDiag(lower, mul(diagPart(lower), 0.5))];
    },
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [2.5, 0.5, 0.5, 1.5] }] },
    { inputs: [{ shape: [1, 3, 3], values: [4, 1, -0.5, 1, 3, 0.25, -0.5, 0.25, 2] }] },
  ],
});

export function eigh(x: Tensor | TensorLike): [Tensor, Tensor] {
  const [e, v] = runMany(eighOp, [toSquareMatrices(x, 'x', 'eigh')], NO_ATTRS);
  return [e!, v!];
}

/** Eigenvalues only. */
export function eigvalsh(x: Tensor | TensorLike): Tensor {
  return eigh(x)[0];
}
