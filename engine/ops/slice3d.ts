/** @file slice3d: slice for a tensor of rank 3. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor3D } from '../tensor';
import { slice } from './slice';

export function slice3d(
  x: Tensor3D | TensorLike,
  begin: [number, number, number],
  size: [number, number, number],
): Tensor3D {
  const $x = convertToTensor<Tensor3D>(x, 'x', 'slice3d');
  if ($x.rank !== 3) throw new Error(`slice3d expects a rank-3 tensor, but got a rank-${$x.rank} tensor`);
  return slice($x, begin, size);
}
