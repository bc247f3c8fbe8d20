/** @file slice1d: slice for a tensor of rank 1. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D } from '../tensor';
import { slice } from './slice';

export function slice1d(x: Tensor1D | TensorLike, begin: number, size: number): Tensor1D {
  const $x = convertToTensor<Tensor1D>(x, 'x', 'slice1d');
  if ($x.rank !== 1) throw new Error(`slice1d expects a rank-1 tensor, but got a rank-${$x.rank} tensor`);
  return slice($x, begin, size);
}
