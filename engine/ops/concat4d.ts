/** @file concat4d: concat for tensors of rank 4. */

import type { TensorLike } from '../convert';
import type { Tensor4D } from '../tensor';
import { concat } from './concat';

export function concat4d(tensors: (Tensor4D | TensorLike)[], axis: number): Tensor4D {
  return concat(tensors, axis);
}
