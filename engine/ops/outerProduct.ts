/** @file outerProduct: v1[i]·v2[j] for two vectors. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D, Tensor2D } from '../tensor';
import { matMul } from './matMul';
import { reshape } from './reshape';

export function outerProduct(v1: Tensor1D | TensorLike, v2: Tensor1D | TensorLike): Tensor2D {
  const $v1 = convertToTensor<Tensor1D>(v1, 'v1', 'outerProduct');
  const $v2 = convertToTensor<Tensor1D>(v2, 'v2', 'outerProduct');
  if ($v1.rank !== 1 || $v2.rank !== 1) {
    throw new Error(`Error in outerProduct: inputs must be rank 1, but got ranks ${$v1.rank} and ${$v2.rank}.`);
  }
  return matMul(reshape($v1, [-1, 1]), reshape($v2, [1, -1]));
}
