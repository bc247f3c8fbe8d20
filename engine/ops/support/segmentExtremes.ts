/** @file The common rule of the largest and smallest by segment. */

import type { Tensor } from '../../tensor';
import { cast } from '../cast';
import { divNoNan } from '../divNoNan';
import { equal } from '../equal';
import { mul } from '../mul';
import { unsortedSegmentSum } from '../unsortedSegmentSum';
import { takeSegments } from './segments';

/** dx = dy of the segment · [x = y of the segment] / (how many in it are equal to y). */
export function shareAmongEqualInSegments(
  dy: Tensor,
  y: Tensor,
  x: Tensor,
  segmentIds: Tensor,
  numSegments: number,
): Tensor {
  const winners = cast(equal(x, takeSegments(y, segmentIds, x)), x.dtype);
  const count = unsortedSegmentSum(winners, segmentIds, numSegments);
  return mul(winners, takeSegments(divNoNan(dy, count), segmentIds, x));
}
