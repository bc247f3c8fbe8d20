/** @file unstack: x taken apart along an axis, one tensor per place. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { runMany } from '../run';
import { stridesOf } from '../shape';
import type { Tensor } from '../tensor';
import { stack } from './stack';
import { toAxis } from './support/axes';
import { readTensor } from './support/view';

type AxisAttrs = { readonly axis: number };

export const unstackOp = defineOp<AxisAttrs>({
  name: 'unstack',
  tfName: 'unstack',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => {
    const shape = [...x!.shape];
    const strides = stridesOf(shape);
    const [count] = shape.splice(axis, 1);
    const [step] = strides.splice(axis, 1);
    return Array.from({ length: count! }, (_, i) => readTensor(x!, { shape, offset: i * step!, strides }));
  },
  gradient: {
    kind: 'joint',
    text: { plain: 'all dy stacked', tex: '\\text{all }\\bar{y}\\text{ stacked}' },
    vjp: (dys, _ys, _inputs, { axis }) => [stack([...dys], axis)],
  },
  samples: [{ inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: 1 } }],
});

export function unstack(x: Tensor | TensorLike, axis = 0): Tensor[] {
  const $x = convertToTensor<Tensor>(x, 'x', 'unstack', 'string_or_numeric');
  if (!(axis >= -$x.rank && axis < $x.rank)) throw new Error(`Axis = ${axis} is not in [-${$x.rank}, ${$x.rank})`);
  return [...runMany(unstackOp, [$x], { axis: toAxis(axis, $x.rank, 'unstack') })];
}
