/** @file scatterND: zeros of the given shape with `updates` added at the places that index tuples name. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { checkSizes, sizeOf } from '../shape';
import { allocate, makeTensor, valuesOf, type Rank, type ShapeMap, type Tensor } from '../tensor';
import { gatherND } from './gatherND';
import { reshape } from './reshape';
import { numericDtype } from './support/dtypes';
import { ndPlaces } from './support/ndRows';

type ShapeAttrs = { readonly shape: readonly number[] };

export const scatterNDOp = defineOp<ShapeAttrs>({
  name: 'scatterND',
  tfName: 'scatter_nd',
  inputs: ['indices', 'updates'],
  elementwise: false,
  forward: (inputs, { shape }) => {
    const [indices, updates] = inputs as [Tensor, Tensor];
    const { places, width } = ndPlaces(shape, indices, 'ScatterNd');
    const out = allocate(numericDtype(updates), sizeOf(shape));
    kernels.addRows(valuesOf(updates), width, places, out);
    return makeTensor(out, shape, updates.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      null,
      {
        plain: 'the slices of dy at the indices',
        tex: '\\text{the slices of }\\bar{y}\\text{ at the indices}',
        vjp: (dy, _y, [indices]) => gatherND(dy, indices!),
      },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [3, 1], values: [2, 0, 2], dtype: 'int32' },
        { shape: [3], values: [1.5, -2, 0.5] },
      ],
      attrs: { shape: [4] },
    },
  ],
});

export function scatterND<R extends Rank>(
  indices: Tensor | TensorLike,
  updates: Tensor | TensorLike,
  shape: ShapeMap[R],
): Tensor<R> {
  const given = convertToTensor<Tensor>(indices, 'indices', 'scatterND', 'int32');
  const $updates = convertToTensor<Tensor>(updates, 'updates', 'scatterND');
  if (given.rank < 1 || $updates.rank < 1) {
    throw new Error(
      `tf.scatterND() expects the indices and updates to be rank 1 or higher, but the ranks were ${given.rank} and ${$updates.rank}.`,
    );
  }
  checkSizes(shape);
  // TF.js reads a list of numbers as one index each; TensorFlow as one tuple, where only that fits.
  const isList = given.rank === 1 && $updates.size === given.size * sizeOf(shape.slice(1));
  const $indices = isList ? reshape<Rank>(given, [given.size, 1]) : given;
  const depth = $indices.shape[$indices.rank - 1] ?? 1;
  const wanted = [...$indices.shape.slice(0, -1), ...shape.slice(depth)];
  if (sizeOf(wanted) !== $updates.size) {
    throw new Error(
      `scatterND: updates of shape [${$updates.shape}] do not fit; indices [${$indices.shape}] into [${shape}] ask for [${wanted}].`,
    );
  }
  return run(scatterNDOp, [$indices, $updates], { shape: [...shape] }) as Tensor<R>;
}
