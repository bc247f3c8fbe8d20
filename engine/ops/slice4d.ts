/** @file slice4d: slice for a tensor of rank 4. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor4D } from '../tensor';
import { slice } from './slice';

export function slice4d(
  x: Tensor4D | TensorLike,
  begin: [number, number, number, number],
  size: [number, number, number, number],
): Tensor4D {
  const $x = convertToTensor<Tensor4D>(x, 'x', 'slice4d');
  if ($x.rank !== 4) throw new Error(`slice4d expects a rank-4 tensor, but got a rank-${$x.rank} tensor`);
  return slice($x, begin, size);
}
