/** @file batchNorm2d: batchNorm for a tensor of rank 2. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D, Tensor2D } from '../tensor';
import { batchNorm } from './batchNorm';

export function batchNorm2d(
  x: Tensor2D | TensorLike,
  mean: Tensor2D | Tensor1D | TensorLike,
  variance: Tensor2D | Tensor1D | TensorLike,
  offset?: Tensor2D | Tensor1D | TensorLike | null,
  scale?: Tensor2D | Tensor1D | TensorLike | null,
  varianceEpsilon?: number,
): Tensor2D {
  const $x = convertToTensor<Tensor2D>(x, 'x', 'batchNorm');
  if ($x.rank !== 2) throw new Error(`Error in batchNorm2D: x must be rank 2 but got rank ${$x.rank}.`);
  return batchNorm($x, mean, variance, offset, scale, varianceEpsilon);
}
