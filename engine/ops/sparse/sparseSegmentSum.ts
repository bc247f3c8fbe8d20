/** @file sparse.sparseSegmentSum: rows of data, picked by index, added up by segment. */

import type { TensorLike } from '../../convert';
import type { Tensor, Tensor1D } from '../../tensor';

import { checked, segmentSums } from './segments';
import { tidy } from '../../memory';

export function sparseSegmentSum(
  data: Tensor | TensorLike,
  indices: Tensor1D | TensorLike,
  segmentIds: Tensor1D | TensorLike,
): Tensor {
  return tidy(() => segmentSums(checked(data, indices, segmentIds, 'sparseSegmentSum')).sums);
}
