/** @file gather: the slices of x that `indices` names along an axis. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf } from '../shape';
import { makeTensor, type Tensor } from '../tensor';
import { gatherGrad } from './gatherGrad';
import { toAxis } from './support/axes';
import { rowPlaces, type GatherAttrs } from './support/gatherRows';
import { allocateAny, anyValuesOf, slotsOf, type AnyStore } from './support/view';

export const gatherOp = defineOp<GatherAttrs>({
  name: 'gather',
  tfName: 'gather',
  inputs: ['x', 'indices'],
  elementwise: false,
  forward: (inputs, attrs) => {
    const [x, indices] = inputs as [Tensor, Tensor];
    const { places, width } = rowPlaces(x.shape, indices, attrs);
    const shape = [
      ...x.shape.slice(0, attrs.axis),
      ...indices.shape.slice(attrs.batchDims),
      ...x.shape.slice(attrs.axis + 1),
    ];
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
        vjp: (dy, _y, [x, indices], attrs) => gatherGrad(dy, indices!, x!.shape, attrs),
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
      attrs: { axis: 0, batchDims: 0 },
    },
  ],
});

export function gather<T extends Tensor>(x: T | TensorLike, indices: Tensor | TensorLike, axis = 0, batchDims = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'gather', 'string_or_numeric');
  const $indices = convertToTensor<Tensor>(indices, 'indices', 'gather', 'int32');
  const at = toAxis(axis, $x.rank, 'gather');
  const batch = batchDims < 0 ? batchDims + $indices.rank : batchDims;
  if (batch < 0 || batch > $indices.rank) {
    throw new Error(`Expect batchDims in the range of [-${$indices.rank}, ${$indices.rank}], but got ${batchDims}`);
  }
  if (batch > at) throw new Error(`batchDims (${batchDims}) must be less than or equal to axis (${axis}).`);
  for (let d = 0; d < batch; d++) {
    if ($x.shape[d] !== $indices.shape[d]) {
      throw new Error(`x.shape[${d}]: ${$x.shape[d]} should be equal to indices.shape[${d}]: ${$indices.shape[d]}.`);
    }
  }
  return run(gatherOp, [$x, $indices], { axis: at, batchDims: batch }) as T;
}
