/** @file concat2d: concat for tensors of rank 2. */

import type { TensorLike } from '../convert';
import type { Tensor2D } from '../tensor';
import { concat } from './concat';

export function concat2d(tensors: (Tensor2D | TensorLike)[], axis: number): Tensor2D {
  return concat(tensors, axis);
}
