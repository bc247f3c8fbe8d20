/** @file concat1d: concat for tensors of rank 1. */

import type { TensorLike } from '../convert';
import type { Tensor1D } from '../tensor';
import { concat } from './concat';

export function concat1d(tensors: (Tensor1D | TensorLike)[]): Tensor1D {
  return concat(tensors, 0);
}
