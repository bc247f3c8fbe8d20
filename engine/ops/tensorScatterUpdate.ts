/** @file tensorScatterUpdate: a copy of `tensor` with `updates` put at the places that index tuples name. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { sizeOf } from '../shape';
import { makeTensor, type Rank, type Tensor } from '../tensor';
import { gatherND } from './gatherND';
import { ndPlaces } from './support/ndRows';
import { allocateAny, anyValuesOf, type AnyStore } from './support/view';
import { zerosLike } from './zerosLike';

export const tensorScatterUpdateOp = defineOp({
  name: 'tensorScatterUpdate',
  tfName: 'tensor_scatter_nd_update',
  inputs: ['tensor', 'indices', 'updates'],
  elementwise: false,
  forward: (inputs) => {
    const [tensor, indices, updates] = inputs as [Tensor, Tensor, Tensor];
    const { places, width } = ndPlaces(tensor.shape, indices, 'TensorScatterUpdate');
    const values = anyValuesOf(tensor);
    const rows = anyValuesOf(updates);
    const out = allocateAny(tensor.dtype, tensor.size);
    const store = out as AnyStore;
    for (let i = 0; i < values.length; i++) store[i] = values[i]!;
    places.forEach((place, r) => {
      for (let k = 0; k < width; k++) store[place * width + k] = rows[r * width + k]!;
    });
    return makeTensor(out, tensor.shape, tensor.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy, 0 where an update was put',
        tex: '\\bar{y},\\ 0\\text{ where an update was put}',
        vjp: (dy, _y, [, indices, updates]) => tensorScatterUpdate(dy, indices!, zerosLike(updates!)),
      },
      null,
      {
        plain: 'the slices of dy at the indices',
        tex: '\\text{the slices of }\\bar{y}\\text{ at the indices}',
        vjp: (dy, _y, [, indices]) => gatherND(dy, indices!),
      },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [4], values: [1, 2, 3, 4] },
        { shape: [2, 1], values: [2, 0], dtype: 'int32' },
        { shape: [2], values: [1.5, -2] },
      ],
    },
  ],
});

export function tensorScatterUpdate<R extends Rank>(
  tensor: Tensor<R> | TensorLike,
  indices: Tensor | TensorLike,
  updates: Tensor | TensorLike,
): Tensor<R> {
  const $tensor = convertToTensor<Tensor>(tensor, 'tensor', 'tensorScatterupdate', 'string_or_numeric');
  const $indices = convertToTensor<Tensor>(indices, 'indices', 'tensorScatterupdate', 'int32');
  const $updates = convertToTensor<Tensor>(updates, 'updates', 'tensorScatterupdate', 'string_or_numeric');
  if ($tensor.dtype !== $updates.dtype) {
    throw new Error(
      `tensor and updates must have the same dtype, instead they are ${$tensor.dtype} and ${$updates.dtype}.`,
    );
  }
  const wanted = [...$indices.shape.slice(0, -1), ...$tensor.shape.slice($indices.shape[$indices.rank - 1])];
  if (sizeOf(wanted) !== $updates.size) {
    throw new Error(
      `tensorScatterUpdate: updates of shape [${$updates.shape}] do not fit; the indices ask for [${wanted}].`,
    );
  }
  return run(tensorScatterUpdateOp, [$tensor, $indices, $updates], NO_ATTRS) as Tensor<R>;
}
