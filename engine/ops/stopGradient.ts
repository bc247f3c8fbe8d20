/** @file stopGradient: the value of x, through which no gradient flows. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { sameValues } from './support/view';

export const stopGradientOp = defineOp({
  name: 'stopGradient',
  tfName: 'stop_gradient',
  inputs: ['x'],
  elementwise: true,
  forward: ([x]) => sameValues(x!, x!.shape),
  gradient: { kind: 'none', why: 'stopGradient is there to stop the gradient.' },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2] }] }],
});

export function stopGradient<T extends Tensor>(x: T | TensorLike): T {
  return run(stopGradientOp, [convertToTensor(x, 'x', 'stopGradient')], NO_ATTRS) as T;
}
