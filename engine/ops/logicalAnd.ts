/** @file logicalAnd: true where both are true. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyLogical, binary } from './support/binary';

export const logicalAndOp = binary({
  name: 'logicalAnd',
  tfName: 'logical_and',
  kernelName: 'LogicalAnd',
  f: (a, b) => (a && b ? 1 : 0),
  result: 'bool',
  rules: 'logicalAnd works on truth values; no gradient flows through them.',
  at: [
    [1, 0],
    [1, 1],
    [0, 0],
  ],
});

export function logicalAnd<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return applyLogical(logicalAndOp, a, b);
}
