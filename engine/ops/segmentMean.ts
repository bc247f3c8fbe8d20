/** @file segmentMean: the mean of the rows of each segment, 0 for an empty one; segment numbers are sorted, the last one tells how many there are. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { toSortedSegments } from './support/segments';
import { unsortedSegmentMean } from './unsortedSegmentMean';

export function segmentMean<T extends Tensor>(x: T | TensorLike, segmentIds: Tensor | TensorLike): T {
  const { x: $x, ids, numSegments } = toSortedSegments(x, segmentIds, 'segmentMean');
  return unsortedSegmentMean($x, ids, numSegments) as T;
}
