/** @file segmentMin: the smallest row elements of each segment, 0 for an empty one; segment numbers are sorted, the last one tells how many there are. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greater } from './greater';
import { segmentCounts, toSortedSegments } from './support/segments';
import { unsortedSegmentMin } from './unsortedSegmentMin';
import { where } from './where';
import { zerosLike } from './zerosLike';

export function segmentMin<T extends Tensor>(x: T | TensorLike, segmentIds: Tensor | TensorLike): T {
  const { x: $x, ids, numSegments } = toSortedSegments(x, segmentIds, 'segmentMin');
  const result = unsortedSegmentMin($x, ids, numSegments);
  return where(greater(segmentCounts(ids, numSegments, result), 0), result, zerosLike(result)) as T;
}
