/** @file sparse.sparseSegmentMean: rows of data, picked by index, averaged by segment. */

import type { TensorLike } from '../../convert';
import type { Tensor, Tensor1D } from '../../tensor';
import { divNoNan } from '../divNoNan';
import { checked, segmentSums } from './segments';
import { tidy } from '../../memory';

export function sparseSegmentMean(
  data: Tensor | TensorLike,
  indices: Tensor1D | TensorLike,
  segmentIds: Tensor1D | TensorLike,
): Tensor {
  return tidy(() => {
    const { sums, counts } = segmentSums(checked(data, indices, segmentIds, 'sparseSegmentMean'));
    return divNoNan(sums, counts);
  });
}
