/** @file onesLike: ones of x's shape and dtype. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { filled } from './support/filled';

export const onesLikeOp = defineOp({
  name: 'onesLike',
  tfName: 'ones_like',
  inputs: ['x'],
  elementwise: true,
  scalar: () => 1,
  forward: ([x]) => filled(x!.shape, 1, x!.dtype),
  gradient: { kind: 'none', why: 'onesLike takes only the shape of x; its values do not matter to the result.' },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2] }] }],
});

export function onesLike<T extends Tensor>(x: T | TensorLike): T {
  return run(onesLikeOp, [convertToTensor(x, 'x', 'onesLike', 'complex_or_numeric')], NO_ATTRS) as T;
}
