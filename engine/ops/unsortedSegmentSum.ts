/** @file unsortedSegmentSum: the rows of x added up by their segment's number; a negative number drops the row. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf } from '../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { gather } from './gather';
import { greaterEqual } from './greaterEqual';
import { maximum } from './maximum';
import { reshape } from './reshape';
import { numericDtype } from './support/dtypes';
import { where } from './where';
import { zerosLike } from './zerosLike';

type SegmentAttrs = { readonly numSegments: number };

export const unsortedSegmentSumOp = defineOp<SegmentAttrs>({
  name: 'unsortedSegmentSum',
  tfName: 'math.unsorted_segment_sum',
  inputs: ['x', 'segmentIds'],
  elementwise: false,
  forward: (inputs, { numSegments }) => {
    const [x, segmentIds] = inputs as [Tensor, Tensor];
    const inner = x.shape.slice(segmentIds.rank);
    const ids = valuesOf(segmentIds);
    ids.forEach((id, i) => {
      if (id >= numSegments)
        throw new Error(`segment_ids[${i}] = ${id} is out of range [0, ${numSegments}) [Op:UnsortedSegmentSum]`);
    });
    const out = allocate(numericDtype(x), numSegments * sizeOf(inner));
    kernels.addRows(valuesOf(x), sizeOf(inner), ids, out);
    return makeTensor(out, [numSegments, ...inner], x.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'for each row the dy of its segment, 0 for a dropped row',
        tex: '\\bar{y}_{\\text{segment}}',
        vjp: (dy, _y, [x, segmentIds]) => {
          const rows = gather(dy, maximum(segmentIds!, zerosLike(segmentIds!)));
          const kept = greaterEqual(segmentIds!, zerosLike(segmentIds!));
          const column = [...segmentIds!.shape, ...x!.shape.slice(segmentIds!.rank).map(() => 1)];
          return where(reshape(kept, column), rows, zerosLike(rows));
        },
      },
      null,
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [3, 2], values: [1.5, -2, 0.5, 3, 1, 4] },
        { shape: [3], values: [1, -1, 1], dtype: 'int32' },
      ],
      attrs: { numSegments: 2 },
    },
  ],
});

export function unsortedSegmentSum<T extends Tensor>(
  x: T | TensorLike,
  segmentIds: Tensor | TensorLike,
  numSegments: number,
): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'unsortedSegmentSum');
  const $ids = convertToTensor<Tensor>(segmentIds, 'segmentIds', 'unsortedSegmentSum', 'int32');
  if (!Number.isInteger(numSegments)) throw new Error('numSegments must be of dtype int');
  return run(unsortedSegmentSumOp, [$x, $ids], { numSegments }) as T;
}
