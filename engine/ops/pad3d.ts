/** @file pad3d: pad for a tensor of rank 3. */

import type { TensorLike } from '../convert';
import type { Tensor3D } from '../tensor';
import { pad } from './pad';

export function pad3d(
  x: Tensor3D | TensorLike,
  paddings: [[number, number], [number, number], [number, number]],
  constantValue = 0,
): Tensor3D {
  if (paddings.length !== 3) throw new Error('Invalid number of paddings. Must be 3.');
  return pad(x, paddings, constantValue);
}
