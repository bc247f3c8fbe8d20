/** @file reverse: x back to front along axes, all of them by default. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { stridesOf } from '../shape';
import type { Tensor } from '../tensor';
import { toAxes } from './support/axes';
import { readTensor } from './support/view';

type AxesAttrs = { readonly axis: readonly number[] };

export const reverseOp = defineOp<AxesAttrs>({
  name: 'reverse',
  tfName: 'reverse',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => {
    const { shape } = x!;
    const strides = stridesOf(shape);
    const offset = axis.reduce((total, d) => total + strides[d]! * Math.max(shape[d]! - 1, 0), 0);
    return readTensor(x!, { shape, offset, strides: strides.map((step, d) => (axis.includes(d) ? -step : step)) });
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy reversed again',
        tex: '\\bar{y}\\ \\text{reversed}',
        vjp: (dy, _y, _inputs, { axis }) => reverse(dy, [...axis]),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: [1] } }],
});

export function reverse<T extends Tensor>(x: T | TensorLike, axis?: number | number[]): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'reverse', 'complex_or_numeric');
  return run(reverseOp, [$x], { axis: toAxes(axis, $x.shape.length, 'reverse') }) as T;
}
