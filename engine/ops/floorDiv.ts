/** @file floorDiv: a/b rounded down. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyBinary, binary } from './support/binary';

export const floorDivOp = binary({
  name: 'floorDiv',
  tfName: 'math.floordiv',
  kernelName: 'FloorDiv',
  f: (a, b) => Math.floor(a / b),
  rules: 'floorDiv is a staircase: flat between its jumps, so TensorFlow registers no gradient for it.',
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
  ],
});

export function floorDiv<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(floorDivOp, a, b);
}
