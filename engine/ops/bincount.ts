/** @file bincount: how often each whole number below `size` occurs in a row; counts may be weighted. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D } from '../tensor';
import { denseBincount } from './denseBincount';

export function bincount<T extends Tensor1D>(x: T | TensorLike, weights: T | TensorLike, size: number): T {
  const $x = convertToTensor<T>(x, 'x', 'bincount', 'int32');
  if ($x.rank !== 1) throw new Error(`Error in bincount: input must be rank 1, but got rank ${$x.rank}.`);
  return denseBincount($x, weights, size);
}
