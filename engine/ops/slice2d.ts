/** @file slice2d: slice for a tensor of rank 2. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor2D } from '../tensor';
import { slice } from './slice';

export function slice2d(x: Tensor2D | TensorLike, begin: [number, number], size: [number, number]): Tensor2D {
  const $x = convertToTensor<Tensor2D>(x, 'x', 'slice2d');
  if ($x.rank !== 2) throw new Error(`slice2d expects a rank-2 tensor, but got a rank-${$x.rank} tensor`);
  return slice($x, begin, size);
}
