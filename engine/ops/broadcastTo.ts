/** @file broadcastTo: x repeated along axes of size 1 (and new leading axes) to a larger shape. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { broadcastStrides, broadcastShape, sameShape } from '../shape';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { readTensor } from './support/view';

type ShapeAttrs = { readonly shape: readonly number[] };

export const broadcastToOp = defineOp<ShapeAttrs>({
  name: 'broadcastTo',
  tfName: 'broadcast_to',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { shape }) => readTensor(x!, { shape, offset: 0, strides: broadcastStrides(x!.shape, shape) }),
  gradient: {
    kind: 'partials',
    // The sweep sums back to the shape of x.
    partials: [
      {
        plain: 'dy, summed over the repeated axes',
        tex: '\\sum\\bar{y}\\ \\text{over the repeated axes}',
        vjp: (dy) => dy,
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 1], values: [1.5, -2] }], attrs: { shape: [2, 3] } },
    { inputs: [{ shape: [], values: [1.5] }], attrs: { shape: [2] } },
  ],
});

export function broadcastTo<R extends Rank>(x: Tensor | TensorLike, shape: ShapeMap[R]): Tensor<R> {
  const $x = convertToTensor<Tensor>(x, 'x', 'broadcastTo', 'string_or_numeric');
  if (shape.some((d) => !Number.isInteger(d) || d < 0))
    throw new Error(`broadcastTo(): Invalid broadcast shape [${shape}].`);
  const common = broadcastShape($x.shape, shape);
  if (common === null || !sameShape(common, shape)) {
    throw new Error(`broadcastTo(): [${$x.shape}] cannot be broadcast to [${shape}].`);
  }
  return run(broadcastToOp, [$x], { shape: [...shape] }) as Tensor<R>;
}
