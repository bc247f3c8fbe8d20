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
  const $mean = convertToTensor<Tensor>(mean, 'mean', 'batchNorm');
  const $variance = convertToTensor<Tensor>(variance, 'variance', 'batchNorm');
  const $scale = isLeftOut(scale) ? null : convertToTensor<Tensor>(scale, 'scale', 'batchNorm');
  const $offset = isLeftOut(offset) ? null : convertToTensor<Tensor>(offset, 'offset', 'batchNorm');
  const normalized: Tensor<R> = mul(sub($x, $mean), rsqrt<Tensor>(add($variance, varianceEpsilon)));
  const scaled: Tensor<R> = $scale === null ? normalized : mul(normalized, $scale);
  return $offset === null ? scaled : add(scaled, $offset);
}

function isLeftOut<T>(x: T | undefined | null): x is undefined | null {
  return x === undefined || x === null;
}
