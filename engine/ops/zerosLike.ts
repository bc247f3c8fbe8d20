/** @file zerosLike: zeros of x's shape and dtype. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { filled } from './support/filled';

export const zerosLikeOp = defineOp({
  name: 'zerosLike',
  tfName: 'zeros_like',
  inputs: ['x'],
  elementwise: true,
  scalar: () => 0,
  forward: ([x]) => filled(x!.shape, 0, x!.dtype),
  gradient: { kind: 'none', why: 'zerosLike takes only the shape of x; its values do not matter to the result.' },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2] }] }],
});

export function zerosLike<T extends Tensor>(x: T | TensorLike): T {
  return run(zerosLikeOp, [convertToTensor(x, 'x', 'zerosLike', 'complex_or_numeric')], NO_ATTRS) as T;
}
