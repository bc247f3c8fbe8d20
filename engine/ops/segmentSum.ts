/** @file segmentSum: the rows added up of each segment, 0 for an empty one; segment numbers are sorted, the last one tells how many there are. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { toSortedSegments } from './support/segments';
import { unsortedSegmentSum } from './unsortedSegmentSum';

export function segmentSum<T extends Tensor>(x: T | TensorLike, segmentIds: Tensor | TensorLike): T {
  const { x: $x, ids, numSegments } = toSortedSegments(x, segmentIds, 'segmentSum');
  return unsortedSegmentSum($x, ids, numSegments) as T;
}
