/** @file lessEqual: true where a <= b. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { binary } from './support/binary';
import { applyComparison } from './support/comparison';

export const lessEqualOp = binary({
  name: 'lessEqual',
  tfName: 'less_equal',
  kernelName: 'LessEqual',
  f: (a, b) => Number(a <= b),
  result: 'bool',
  rules:
    'lessEqual gives true or false, which jumps instead of changing smoothly; no gradient flows through a comparison.',
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function lessEqual<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyComparison(lessEqualOp, a, b);
}
