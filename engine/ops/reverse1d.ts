/** @file reverse1d: reverse for a tensor of rank 1. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor1D } from '../tensor';
import { reverse } from './reverse';

export function reverse1d(x: Tensor1D | TensorLike): Tensor1D {
  const $x = convertToTensor<Tensor1D>(x, 'x', 'reverse');
  if ($x.rank !== 1) throw new Error(`Error in reverse1D: x must be rank 1 but got rank ${$x.rank}.`);
  return reverse($x, 0);
}
