/** @file greater: true where a > b. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { binary } from './support/binary';
import { applyComparison } from './support/comparison';

export const greaterOp = binary({
  name: 'greater',
  tfName: 'greater',
  kernelName: 'Greater',
  f: (a, b) => Number(a > b),
  result: 'bool',
  rules:
    'greater gives true or false, which jumps instead of changing smoothly; no gradient flows through a comparison.',
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function greater<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyComparison(greaterOp, a, b);
}
