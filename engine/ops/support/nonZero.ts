/** @file Where a factor that is exactly 0 silences the other one. */

import type { Tensor } from '../../tensor';
import { cast } from '../cast';
import { notEqual } from '../notEqual';

/** 1 where x is not 0, else 0; a constant to any gradient. */
export function oneUnlessZero(x: Tensor): Tensor {
  return cast(notEqual(x, 0), x.dtype);
}
