/** @file unsortedSegmentMean: the mean of the rows of each segment, 0 for an empty one. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { maximum } from './maximum';
import { toFloat } from './support/dtypes';
import { segmentCounts, toSegments } from './support/segments';
import { unsortedSegmentSum } from './unsortedSegmentSum';

export function unsortedSegmentMean<T extends Tensor>(
  x: T | TensorLike,
  segmentIds: Tensor | TensorLike,
  numSegments: number,
): T {
  const given = toSegments(x, segmentIds, numSegments, 'unsortedSegmentMean');
  const total = unsortedSegmentSum(toFloat(given.x), given.ids, numSegments);
  return div(total, maximum(segmentCounts(given.ids, numSegments, total), 1)) as T;
}
