/** @file The common rule of max and min. */

import type { Tensor } from '../../tensor';
import { cast } from '../cast';
import { div } from '../div';
import { equal } from '../equal';
import { mul } from '../mul';
import { sum } from '../sum';
import { withAxesKept, type ReductionAttrs } from './reduction';

/** dx = dy · [x = y] / (how many are equal to y): each of k equal winners gets 1/k. NaN equals nothing, so it gives 0/0. */
export function shareAmongEqual(dy: Tensor, y: Tensor, x: Tensor, attrs: ReductionAttrs): Tensor {
  const winners = cast(equal(x, withAxesKept(y, x, attrs)), dy.dtype);
  const count = sum(winners, [...attrs.axis], true);
  return mul(div(winners, count), withAxesKept(dy, x, attrs));
}
