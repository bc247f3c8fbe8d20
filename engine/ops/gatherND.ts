/** @file gatherND: the elements or slices of x named by index tuples. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { sizeOf } from '../shape';
import { makeTensor, type Tensor } from '../tensor';
import { scatterND } from './scatterND';
import { ndPlaces } from './support/ndRows';
import { allocateAny, anyValuesOf, slotsOf, type AnyStore } from './support/view';

export const gatherNDOp = defineOp({
  name: 'gatherND',
  tfName: 'gather_nd',
  inputs: ['x', 'indices'],
  elementwise: false,
  forward: (inputs) => {
    const [x, indices] = inputs as [Tensor, Tensor];
    const { places, width } = ndPlaces(x.shape, indices, 'GatherNd');
    const shape = [...indices.shape.slice(0, -1), ...x.shape.slice(indices.shape[indices.rank - 1])];
    const out = allocateAny(x.dtype, sizeOf(shape));
    kernels.takeRows<number | string>(anyValuesOf(x), width * slotsOf(x.dtype), places, out as AnyStore);
    return makeTensor(out, shape, x.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'each slice of dy added at the place it was taken from',
        tex: '\\sum\\bar{y}\\ \\text{at the places it was taken from}',
        vjp: (dy, _y, [x, indices]) => scatterND(indices!, dy, x!.shape),
      },
      null,
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [2, 2], values: [1.5, -2, 0.5, 3] },
        { shape: [3, 2], values: [1, 0, 0, 1, 1, 0], dtype: 'int32' },
      ],
    },
  ],
});

export function gatherND(x: Tensor | TensorLike, indices: Tensor | TensorLike): Tensor {
  const $indices = convertToTensor<Tensor>(indices, 'indices', 'gatherND', 'int32');
  if ($indices.rank < 1) {
    throw new Error(`tf.gatherND() expects the indices to be rank 1 or higher, but the rank was ${$indices.rank}.`);
  }
  return run(gatherNDOp, [convertToTensor(x, 'x', 'gatherND', 'string_or_numeric'), $indices], NO_ATTRS);
}
