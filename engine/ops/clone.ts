/** @file clone: a new tensor with the values of x; the gradient passes through. `tf.identity` is the same. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { sameValues } from './support/view';

export const cloneOp = defineOp({
  name: 'clone',
  tfName: 'identity',
  inputs: ['x'],
  elementwise: true,
  forward: ([x]) => sameValues(x!, x!.shape),
  gradient: { kind: 'partials', partials: [{ plain: '1', tex: '1', vjp: (dy) => dy }] },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2] }] }, { inputs: [{ shape: [], values: [1.5] }] }],
});

export function clone<T extends Tensor>(x: T | TensorLike): T {
  return run(cloneOp, [convertToTensor(x, 'x', 'clone', 'string_or_numeric')], NO_ATTRS) as T;
}
