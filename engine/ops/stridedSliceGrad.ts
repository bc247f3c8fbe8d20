/** @file stridedSliceGrad: the adjoint of stridedSlice; dy written into zeros. Recorded when gradients of stridedSlice are. */

import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf, type Shape } from '../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { stridedSliceOp } from './stridedSlice';
import { numericDtype } from './support/dtypes';
import { sliceView, type StridedAttrs } from './support/stridedView';

type GradAttrs = StridedAttrs & { readonly whole: readonly number[] };

export const stridedSliceGradOp = defineOp<GradAttrs>({
  name: 'stridedSliceGrad',
  tfName: 'raw_ops.StridedSliceGrad',
  inputs: ['dy'],
  elementwise: false,
  forward: ([dy], attrs) => {
    const out = allocate(numericDtype(dy!), sizeOf(attrs.whole));
    kernels.writeView(valuesOf(dy!), sliceView(attrs.whole, attrs), out);
    return makeTensor(out, attrs.whole, dy!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'the same slice of the incoming adjoint',
        tex: '\\text{the same slice of the incoming adjoint}',
        vjp: (ddx, _y, _inputs, { begin, steps, size }) =>
          run(stridedSliceOp, [ddx], { begin, steps, size, shape: size }),
      },
    ],
  },
  samples: [
    {
      inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }],
      attrs: { begin: [0, 2], steps: [1, -2], size: [2, 2], shape: [2, 2], whole: [2, 3] },
    },
  ],
});

export function stridedSliceGrad(dy: Tensor, whole: Shape, attrs: StridedAttrs): Tensor {
  return run(stridedSliceGradOp, [dy], { ...attrs, whole });
}
