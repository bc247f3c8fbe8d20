/** @file ones: a tensor of ones. */

import type { DataType } from '../dtype';
import { leaf } from '../run';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { filled } from './support/filled';

export function ones<R extends Rank>(shape: ShapeMap[R], dtype: DataType = 'float32'): Tensor<R> {
  return leaf(filled([...shape], 1, dtype)) as Tensor<R>;
}
