/** @file add: a + b. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyBinary, binary } from './support/binary';

export const addOp = binary({
  name: 'add',
  tfName: 'add',
  kernelName: 'AddV2',
  f: (a, b) => a + b,
  complex: (a, b) => [a[0] + b[0], a[1] + b[1]],
  rules: [
    { plain: '1', tex: '1', vjp: (dy) => dy },
    { plain: '1', tex: '1', vjp: (dy) => dy },
  ],
  at: [
    [1.3, 0.7],
    [-0.4, 2.1],
    [2.2, -1.1],
  ],
});

export function add<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyBinary(addOp, a, b);
}
