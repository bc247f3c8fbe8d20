/** @file reshape: the same values in another shape; one size may be −1 and is worked out. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf, type Shape } from '../shape';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { sameValues } from './support/view';

type ShapeAttrs = { readonly shape: readonly number[] };

export const reshapeOp = defineOp<ShapeAttrs>({
  name: 'reshape',
  tfName: 'reshape',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { shape }) => sameValues(x!, shape),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy in the shape of x',
        tex: '\\bar{y}\\ \\text{in the shape of }x',
        vjp: (dy, _y, [x]) => reshape(dy, x!.shape),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { shape: [4] } }],
});

export function reshape<R extends Rank>(x: Tensor | TensorLike, shape: ShapeMap[R]): Tensor<R> {
  const $x = convertToTensor<Tensor>(x, 'x', 'reshape', 'string_or_numeric');
  return run(reshapeOp, [$x], { shape: fullShape($x, shape) }) as Tensor<R>;
}

/** `shape` with −1 worked out; throws where the sizes do not fit. */
function fullShape(x: Tensor, shape: Shape): number[] {
  const open = shape.filter((d) => d === -1).length;
  if (open > 1) throw new Error(`Shapes can only have 1 implicit size. Found ${open} in [${shape}].`);
  const known = sizeOf(shape.map((d) => (d === -1 ? 1 : d)));
  const full = shape.map((d) => (d === -1 ? (known === 0 ? 0 : x.size / known) : d));
  if (sizeOf(full) !== x.size || full.some((d) => !Number.isInteger(d) || d < 0)) {
    throw new Error(
      open === 0
        ? `Input to reshape is a tensor with ${x.size} values, but the requested shape has ${known} [Op:Reshape]`
        : `Input to reshape is a tensor with ${x.size} values, but the requested shape requires a multiple of ${known} [Op:Reshape]`,
    );
  }
  return full;
}
