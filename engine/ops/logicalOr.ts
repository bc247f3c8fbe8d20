/** @file logicalOr: true where at least one is true. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyLogical, binary } from './support/binary';

export const logicalOrOp = binary({
  name: 'logicalOr',
  tfName: 'logical_or',
  kernelName: 'LogicalOr',
  f: (a, b) => (a || b ? 1 : 0),
  result: 'bool',
  rules: 'logicalOr works on truth values; no gradient flows through them.',
  at: [
    [1, 0],
    [1, 1],
    [0, 0],
  ],
});

export function logicalOr<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyLogical(logicalOrOp, a, b);
}
