/** @file reverse2d: reverse for a tensor of rank 2. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor2D } from '../tensor';
import { reverse } from './reverse';

export function reverse2d(x: Tensor2D | TensorLike, axis?: number | number[]): Tensor2D {
  const $x = convertToTensor<Tensor2D>(x, 'x', 'reverse');
  if ($x.rank !== 2) throw new Error(`Error in reverse2D: x must be rank 2 but got rank ${$x.rank}.`);
  return reverse($x, axis);
}
