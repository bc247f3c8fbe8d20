/** @file logicalXor: true where exactly one is true. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyLogical, binary } from './support/binary';

export const logicalXorOp = binary({
  name: 'logicalXor',
  tfName: 'math.logical_xor',
  kernelName: 'LogicalXor',
  f: (a, b) => (!a !== !b ? 1 : 0),
  result: 'bool',
  rules: 'logicalXor works on truth values; no gradient flows through them.',
  at: [
    [1, 0],
    [1, 1],
    [0, 0],
  ],
});

export function logicalXor<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyLogical(logicalXorOp, a, b);
}
