/** @file concat3d: concat for tensors of rank 3. */

import type { TensorLike } from '../convert';
import type { Tensor3D } from '../tensor';
import { concat } from './concat';

export function concat3d(tensors: (Tensor3D | TensorLike)[], axis: number): Tensor3D {
  return concat(tensors, axis);
}
