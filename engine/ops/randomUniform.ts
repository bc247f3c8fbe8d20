/** @file randomUniform: values spread evenly over [minval, maxval). */

import type { DataType } from '../dtype';
import { RandomStream } from '../random';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { randomFill } from './support/randomFill';

export function randomUniform<R extends Rank>(
  shape: ShapeMap[R],
  minval = 0,
  maxval = 1,
  dtype: DataType | null = 'float32',
  seed?: number,
): Tensor<R> {
  const stream = new RandomStream(seed);
  return randomFill(shape, dtype, 'randomUniform', () => minval + (maxval - minval) * stream.uniform()) as Tensor<R>;
}
