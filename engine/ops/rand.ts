/** @file rand: values drawn from a function of the caller's. */

import type { DataType } from '../dtype';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { randomFill } from './support/randomFill';

export function rand<R extends Rank>(
  shape: ShapeMap[R],
  randFunction: () => number,
  dtype: DataType | null = 'float32',
): Tensor<R> {
  return randomFill(shape, dtype, 'rand', randFunction) as Tensor<R>;
}
