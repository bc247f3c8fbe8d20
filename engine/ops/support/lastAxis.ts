/** @file An axis brought to the end, and back: the same exchange both ways. */

import type { Tensor } from '../../tensor';
import { transpose } from '../transpose';

/** `x` with `axis` and its last axis exchanged. */
export function lastAxisSwapped(x: Tensor, axis: number): Tensor {
  const last = x.rank - 1;
  if (axis === last) return x;
  return transpose(
    x,
    x.shape.map((_, d) => (d === axis ? last : d === last ? axis : d)),
  );
}
