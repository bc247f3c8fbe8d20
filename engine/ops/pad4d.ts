/** @file pad4d: pad for a tensor of rank 4. */

import type { TensorLike } from '../convert';
import type { Tensor4D } from '../tensor';
import { pad } from './pad';

export function pad4d(
  x: Tensor4D | TensorLike,
  paddings: [[number, number], [number, number], [number, number], [number, number]],
  constantValue = 0,
): Tensor4D {
  if (paddings.length !== 4) throw new Error('Invalid number of paddings. Must be 4.');
  return pad(x, paddings, constantValue);
}
