/** @file randomGamma: values of a gamma distribution with shape alpha and rate beta. */

import { RandomStream } from '../random';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { roundedFill } from './support/randomFill';

export function randomGamma<R extends Rank>(
  shape: ShapeMap[R],
  alpha: number,
  beta = 1,
  dtype: 'float32' | 'float64' | 'int32' | null = 'float32',
  seed?: number,
): Tensor<R> {
  const stream = new RandomStream(seed);
  return roundedFill(shape, dtype, 'randomGamma', () => stream.gamma(alpha) / beta) as Tensor<R>;
}
