/** @file What the two sparse segment ops share: picking the rows, checking the segments, adding up. */

import type { TypedArray } from '../../dtype';
import { convertToTensor, type TensorLike } from '../../convert';
import { makeTensor, valuesOf, type Tensor, type Tensor1D } from '../../tensor';
import { cast } from '../cast';
import { gather } from '../gather';
import { unsortedSegmentSum } from '../unsortedSegmentSum';

interface Segments {
  readonly data: Tensor;
  readonly indices: Tensor;
  readonly segmentIds: Tensor1D;
}

export function checked(
  data: Tensor | TensorLike,
  indices: Tensor | TensorLike,
  segmentIds: Tensor1D | TensorLike,
  opName: string,
): Segments {
  const $data = convertToTensor<Tensor>(data, 'data', opName);
  const $indices = convertToTensor<Tensor>(indices, 'indices', opName, 'int32');
  const $segmentIds = convertToTensor<Tensor1D>(segmentIds, 'segmentIds', opName, 'int32');
  if ($data.rank < 1) throw new Error('Data should be at least 1 dimensional but received scalar');
  if ($indices.rank !== 1) throw new Error(`Indices should be Tensor1D but received shape ${$indices.shape}`);
  if ($segmentIds.rank !== 1) throw new Error(`Segment ids should be Tensor1D but received shape ${$segmentIds.shape}`);
  if ($indices.size !== $segmentIds.size) throw new Error('segmentIds and indices should have same size.');
  checkIds(valuesOf($segmentIds.snapshot()));
  valuesOf($indices.snapshot()).forEach((index, i) => {
    const rows = $data.shape[0]!;
    if (index < 0 || index >= rows) throw new Error(`indices[${i}] == ${index} out of range [0, ${rows})`);
  });
  return { data: $data, indices: $indices, segmentIds: $segmentIds };
}

/** There are as many segments as the last id says, and ids never go down. */
function checkIds(ids: TypedArray): void {
  const count = (ids[ids.length - 1] ?? 0) + 1;
  if (count <= 0) throw new Error('segment ids must be >= 0');
  ids.forEach((id, i) => {
    if (id < 0 || id >= count) {
      throw new Error(`Segment id ${id} out of range [0, ${count}), possibly because segmentIds input is not sorted.`);
    }
    if (i > 0 && id < ids[i - 1]!) throw new Error('segment ids are not increasing');
  });
}

/** The sum of each segment, and how many rows it has in a shape that broadcasts against it. */
export function segmentSums({ data, indices, segmentIds }: Segments): { sums: Tensor; counts: Tensor } {
  const ids = valuesOf(segmentIds.snapshot());
  const count = ids.length === 0 ? 0 : ids[ids.length - 1]! + 1;
  const counts = new Float32Array(count);
  for (const id of ids) counts[id]!++;
  return {
    sums: unsortedSegmentSum(gather(data, indices), segmentIds, count),
    counts: cast(makeTensor(counts, [count, ...data.shape.slice(1).map(() => 1)], 'float32'), data.dtype),
  };
}
