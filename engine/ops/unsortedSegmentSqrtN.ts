/** @file unsortedSegmentSqrtN: the rows of each segment added up and divided by the square root of how many there are; 0 for an empty one. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { div } from './div';
import { maximum } from './maximum';
import { sqrt } from './sqrt';
import { toFloat } from './support/dtypes';
import { segmentCounts, toSegments } from './support/segments';
import { unsortedSegmentSum } from './unsortedSegmentSum';

export function unsortedSegmentSqrtN<T extends Tensor>(
  x: T | TensorLike,
  segmentIds: Tensor | TensorLike,
  numSegments: number,
): T {
  const given = toSegments(x, segmentIds, numSegments, 'unsortedSegmentSqrtN');
  const total = unsortedSegmentSum(toFloat(given.x), given.ids, numSegments);
  return div(total, sqrt(maximum(segmentCounts(given.ids, numSegments, total), 1))) as T;
}
