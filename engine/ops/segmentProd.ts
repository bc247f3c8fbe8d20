/** @file segmentProd: the product of the rows of each segment, 1 for an empty one; segment numbers are sorted, the last one tells how many there are. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { toSortedSegments } from './support/segments';
import { unsortedSegmentProd } from './unsortedSegmentProd';

export function segmentProd<T extends Tensor>(x: T | TensorLike, segmentIds: Tensor | TensorLike): T {
  const { x: $x, ids, numSegments } = toSortedSegments(x, segmentIds, 'segmentProd');
  return unsortedSegmentProd($x, ids, numSegments) as T;
}
