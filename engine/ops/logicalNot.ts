/** @file logicalNot: true where x is false. */

import { convertToTensor, type TensorLike } from '../convert';
import { NO_ATTRS } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { unary } from './support/unary';

export const logicalNotOp = unary({
  name: 'logicalNot',
  tfName: 'logical_not',
  accepts: 'numeric',
  f: (x) => (x ? 0 : 1),
  result: 'bool',
  rule: 'logicalNot works on truth values; no gradient flows through them.',
  at: [0, 1],
});

export function logicalNot<T extends Tensor>(x: Tensor | TensorLike): T {
  return run(logicalNotOp, [convertToTensor(x, 'x', 'logicalNot', 'bool')], NO_ATTRS) as T;
}
