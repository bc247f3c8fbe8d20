/** @file reverse4d: reverse for a tensor of rank 4. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor4D } from '../tensor';
import { reverse } from './reverse';

export function reverse4d(x: Tensor4D | TensorLike, axis?: number | number[]): Tensor4D {
  const $x = convertToTensor<Tensor4D>(x, 'x', 'reverse');
  if ($x.rank !== 4) throw new Error(`Error in reverse4D: x must be rank 4 but got rank ${$x.rank}.`);
  return reverse($x, axis);
}
