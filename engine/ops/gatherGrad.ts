/** @file gatherGrad: the adjoint of gather; slices of dy added into zeros of x's shape. Recorded when gradients of gather are. */

import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf, type Shape } from '../shape';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { gather } from './gather';
import { anyNumericDtype } from './support/dtypes';
import { filledValues } from './support/filled';
import { rowPlaces, type GatherAttrs } from './support/gatherRows';
import { slotsOf } from './support/view';

type GatherGradAttrs = GatherAttrs & { readonly shape: readonly number[] };

export const gatherGradOp = defineOp<GatherGradAttrs>({
  name: 'gatherGrad',
  tfName: 'math.unsorted_segment_sum',
  inputs: ['dy', 'indices'],
  elementwise: false,
  forward: (inputs, attrs) => {
    const [dy, indices] = inputs as [Tensor, Tensor];
    const { places, width } = rowPlaces(attrs.shape, indices, attrs);
    const out = filledValues(sizeOf(attrs.shape), 0, anyNumericDtype(dy));
    kernels.addRows(valuesOf(dy), width * slotsOf(dy.dtype), places, out);
    return makeTensor(out, attrs.shape, dy.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'the slices of the incoming adjoint at the indices',
        tex: '\\text{the slices of the incoming adjoint at the indices}',
        vjp: (ddx, _y, [, indices], { axis, batchDims }) => gather(ddx, indices!, axis, batchDims),
      },
      null,
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [3, 2], values: [1.5, -2, 0.5, 3, 1, 4] },
        { shape: [3], values: [2, 0, 2], dtype: 'int32' },
      ],
      attrs: { axis: 0, batchDims: 0, shape: [3, 2] },
    },
  ],
});

export function gatherGrad(dy: Tensor, indices: Tensor, shape: Shape, { axis, batchDims }: GatherAttrs): Tensor {
  return run(gatherGradOp, [dy, indices], { axis, batchDims, shape });
}
