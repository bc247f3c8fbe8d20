/** @file pad2d: pad for a tensor of rank 2. */

import type { TensorLike } from '../convert';
import type { Tensor2D } from '../tensor';
import { pad } from './pad';

export function pad2d(
  x: Tensor2D | TensorLike,
  paddings: [[number, number], [number, number]],
  constantValue = 0,
): Tensor2D {
  if (paddings.length !== 2) throw new Error('Invalid number of paddings. Must be 2.');
  return pad(x, paddings, constantValue);
}
