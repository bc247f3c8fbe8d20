/** @file less: true where a < b. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { binary } from './support/binary';
import { applyComparison } from './support/comparison';

export const lessOp = binary({
  name: 'less',
  tfName: 'less',
  kernelName: 'Less',
  f: (a, b) => Number(a < b),
  result: 'bool',
  rules: 'less gives true or false, which jumps instead of changing smoothly; no gradient flows through a comparison.',
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function less<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyComparison(lessOp, a, b);
}
