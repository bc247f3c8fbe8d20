/** @file randomStandardNormal: values of a normal distribution with mean 0 and deviation 1. */

import type { Rank, ShapeMap, Tensor } from '../tensor';
import { randomNormal } from './randomNormal';

export function randomStandardNormal<R extends Rank>(
  shape: ShapeMap[R],
  dtype: 'float32' | 'float64' | 'int32' | null = 'float32',
  seed?: number,
): Tensor<R> {
  return randomNormal(shape, 0, 1, dtype, seed);
}
