/** @file greaterEqual: true where a >= b. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { binary } from './support/binary';
import { applyComparison } from './support/comparison';

export const greaterEqualOp = binary({
  name: 'greaterEqual',
  tfName: 'greater_equal',
  kernelName: 'GreaterEqual',
  f: (a, b) => Number(a >= b),
  result: 'bool',
  rules:
    'greaterEqual gives true or false, which jumps instead of changing smoothly; no gradient flows through a comparison.',
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function greaterEqual<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyComparison(greaterEqualOp, a, b);
}
