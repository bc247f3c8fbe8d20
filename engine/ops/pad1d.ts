/** @file pad1d: pad for a tensor of rank 1. */

import type { TensorLike } from '../convert';
import type { Tensor1D } from '../tensor';
import { pad } from './pad';

export function pad1d(x: Tensor1D | TensorLike, paddings: [number, number], constantValue = 0): Tensor1D {
  return pad(x, [paddings], constantValue);
}
