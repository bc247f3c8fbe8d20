/** @file batchNorm4d: batchNorm for a tensor of rank 4. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D, Tensor4D } from '../tensor';
import { batchNorm } from './batchNorm';

export function batchNorm4d(
  x: Tensor4D | TensorLike,
  mean: Tensor4D | Tensor1D | TensorLike,
  variance: Tensor4D | Tensor1D | TensorLike,
  offset?: Tensor4D | Tensor1D | TensorLike | null,
  scale?: Tensor4D | Tensor1D | TensorLike | null,
  varianceEpsilon?: number,
): Tensor4D {
  const $x = convertToTensor<Tensor4D>(x, 'x', 'batchNorm');
  if ($x.rank !== 4) throw new Error(`Error in batchNorm4D: x must be rank 4 but got rank ${$x.rank}.`);
  return batchNorm($x, mean, variance, offset, scale, varianceEpsilon);
}
