/** @file euclideanNorm: the square root of the sum of squares over axes. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { norm } from './norm';

export function euclideanNorm(x: Tensor | TensorLike, axis: number | number[] | null = null, keepDims = false): Tensor {
  return norm(x, 'euclidean', axis, keepDims);
}
