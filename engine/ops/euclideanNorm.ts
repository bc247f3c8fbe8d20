/** @file euclideanNorm: the square root of the sum of squares over axes. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { norm } from './norm';
import { sqrt } from './sqrt';
import { square } from './square';
import { sum } from './sum';
import { toFloat } from './support/dtypes';

export function euclideanNorm(x: Tensor | TensorLike, axis: number | number[] | null = null, keepDims = false): Tensor {
  if (!Array.isArray(axis) || axis.length < 3) return norm(x, 'euclidean', axis, keepDims);
  // What norm takes for vectors and matrices only, as TF.js has it.
  return sqrt(sum(square(toFloat(convertToTensor<Tensor>(x, 'x', 'euclideanNorm'))), axis, keepDims));
}
