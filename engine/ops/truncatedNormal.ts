/** @file truncatedNormal: values of a normal distribution, none further than two deviations from the mean. */

import { RandomStream } from '../random';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { roundedFill } from './support/randomFill';

export function truncatedNormal<R extends Rank>(
  shape: ShapeMap[R],
  mean = 0,
  stdDev = 1,
  dtype: 'float32' | 'float64' | 'int32' | null = 'float32',
  seed?: number,
): Tensor<R> {
  const stream = new RandomStream(seed);
  return roundedFill(shape, dtype, 'truncatedNormal', () => mean + stdDev * stream.truncatedNormal()) as Tensor<R>;
}
