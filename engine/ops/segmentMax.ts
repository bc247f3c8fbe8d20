/** @file segmentMax: the largest row elements of each segment, 0 for an empty one; segment numbers are sorted, the last one tells how many there are. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greater } from './greater';
import { segmentCounts, toSortedSegments } from './support/segments';
import { unsortedSegmentMax } from './unsortedSegmentMax';
import { where } from './where';
import { zerosLike } from './zerosLike';

export function segmentMax<T extends Tensor>(x: T | TensorLike, segmentIds: Tensor | TensorLike): T {
  const { x: $x, ids, numSegments } = toSortedSegments(x, segmentIds, 'segmentMax');
  const result = unsortedSegmentMax($x, ids, numSegments);
  return where(greater(segmentCounts(ids, numSegments, result), 0), result, zerosLike(result)) as T;
}
