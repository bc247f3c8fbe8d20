/** @file reverse3d: reverse for a tensor of rank 3. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor3D } from '../tensor';
import { reverse } from './reverse';

export function reverse3d(x: Tensor3D | TensorLike, axis?: number | number[]): Tensor3D {
  const $x = convertToTensor<Tensor3D>(x, 'x', 'reverse');
  if ($x.rank !== 3) throw new Error(`Error in reverse3D: x must be rank 3 but got rank ${$x.rank}.`);
  return reverse($x, axis);
}
