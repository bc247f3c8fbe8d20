/** @file batchNorm: (x − mean)/√(variance + ε)·scale + offset; composed. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Rank, Tensor, Tensor1D } from '../tensor';
import { add } from './add';
import { mul } from './mul';
import { rsqrt } from './rsqrt';
import { sub } from './sub';

export function batchNorm<R extends Rank>(
  x: Tensor<R> | TensorLike,
  mean: Tensor<R> | Tensor1D | TensorLike,
  variance: Tensor<R> | Tensor1D | TensorLike,
  offset?: Tensor<R> | Tensor1D | TensorLike | null,
  scale?: Tensor<R> | Tensor1D | TensorLike | null,
  varianceEpsilon = 0.001,
): Tensor<R> {
  const $x = convertToTensor<Tensor<R>>(x, 'x', 'batchNorm');
  const normalized: Tensor<R> = mul(sub($x, mean), rsqrt<Tensor>(add(variance, varianceEpsilon)));
  const scaled: Tensor<R> = scale === undefined || scale === null ? normalized : mul(normalized, scale);
  return offset === undefined || offset === null ? scaled : add(scaled, offset);
}
