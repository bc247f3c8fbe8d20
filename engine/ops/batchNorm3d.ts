/** @file batchNorm3d: batchNorm for a tensor of rank 3. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D, Tensor3D } from '../tensor';
import { batchNorm } from './batchNorm';

export function batchNorm3d(
  x: Tensor3D | TensorLike,
  mean: Tensor3D | Tensor1D | TensorLike,
  variance: Tensor3D | Tensor1D | TensorLike,
  offset?: Tensor3D | Tensor1D | TensorLike | null,
  scale?: Tensor3D | Tensor1D | TensorLike | null,
  varianceEpsilon?: number,
): Tensor3D {
  const $x = convertToTensor<Tensor3D>(x, 'x', 'batchNorm');
  if ($x.rank !== 3) throw new Error(`Error in batchNorm3D: x must be rank 3 but got rank ${$x.rank}.`);
  return batchNorm($x, mean, variance, offset, scale, varianceEpsilon);
}
