/** @file sparseToDense: a tensor of one default value with given values put at given places. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { broadcastTo } from './broadcastTo';
import { tensorScatterUpdate } from './tensorScatterUpdate';
import { reshape } from './reshape';

export function sparseToDense<R extends Rank>(
  sparseIndices: Tensor | TensorLike,
  sparseValues: Tensor | TensorLike,
  outputShape: ShapeMap[R],
  defaultValue: Tensor | TensorLike = 0,
): Tensor<R> {
  const $indices = convertToTensor<Tensor>(sparseIndices, 'sparseIndices', 'sparseToDense', 'int32');
  const $values = convertToTensor<Tensor>(sparseValues, 'sparseValues', 'sparseToDense', 'string_or_numeric');
  // A plain number takes the values' dtype; a tensor must have it.
  const $default = convertToTensor<Tensor>(defaultValue, 'defaultValue', 'sparseToDense', $values.dtype);
  if ($indices.rank > 2) {
    throw new Error(`sparseIndices should be a scalar, vector, or matrix, but got shape ${String($indices.shape)}.`);
  }
  // Indices are one tuple, a list of tuples, or (for rank 1) a list of numbers.
  const tuples = $indices.rank === 2 ? $indices : reshape($indices, [-1, outputShape.length]);
  const count = tuples.shape[0]!;
  const updates = $values.rank === 1 && $values.size === count ? $values : broadcastTo($values, [count]);
  return tensorScatterUpdate<R>(broadcastTo<R>($default, outputShape), tuples, updates);
}
