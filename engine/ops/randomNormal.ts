/** @file randomNormal: values of a normal distribution. */

import { RandomStream } from '../random';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { roundedFill } from './support/randomFill';

export function randomNormal<R extends Rank>(
  shape: ShapeMap[R],
  mean = 0,
  stdDev = 1,
  dtype: 'float32' | 'float64' | 'int32' | null = 'float32',
  seed?: number,
): Tensor<R> {
  const stream = new RandomStream(seed);
  return roundedFill(shape, dtype, 'randomNormal', () => mean + stdDev * stream.normal()) as Tensor<R>;
}
