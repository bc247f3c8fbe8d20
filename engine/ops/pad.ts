/** @file pad: a constant around x, paddings[d] = [before, after]. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf, stridesOf } from '../shape';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { slice } from './slice';
import { anyNumericDtype } from './support/dtypes';
import { filledValues } from './support/filled';
import { slotsView } from './support/view';

type PadAttrs = { readonly paddings: readonly (readonly [number, number])[]; readonly constantValue: number };

export const padOp = defineOp<PadAttrs>({
  name: 'pad',
  tfName: 'pad',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { paddings, constantValue }) => {
    const shape = x!.shape.map((size, d) => paddings[d]![0] + size + paddings[d]![1]);
    const strides = stridesOf(shape);
    const out = filledValues(sizeOf(shape), constantValue, anyNumericDtype(x!));
    const offset = paddings.reduce((total, [before], d) => total + before * strides[d]!, 0);
    kernels.writeView(valuesOf(x!), slotsView(x!.dtype, { shape: x!.shape, offset, strides }), out);
    return makeTensor(out, shape, x!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'the part of dy where x was put',
        tex: '\\text{the part of }\\bar{y}\\text{ where }x\\text{ was put}',
        vjp: (dy, _y, [x], { paddings }) =>
          x!.rank === 0
            ? dy
            : slice(
                dy,
                paddings.map(([before]) => before),
                x!.shape,
              ),
      },
    ],
  },
  samples: [
    {
      inputs: [{ shape: [2, 1], values: [1.5, -2] }],
      attrs: {
        paddings: [
          [1, 0],
          [0, 2],
        ],
        constantValue: 3,
      },
    },
  ],
});

export function pad<T extends Tensor>(x: T | TensorLike, paddings: [number, number][], constantValue = 0): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'pad', 'complex_or_numeric');
  if (paddings.length !== $x.shape.length) {
    throw new Error(
      `pad needs one pair of paddings per axis: x has rank ${$x.shape.length}, but there are ${paddings.length}.`,
    );
  }
  paddings.forEach((sides: readonly number[], d) => {
    if (sides.length !== 2) {
      throw new Error(
        `Invalid number of paddings in pad. Axis ${d} must have two, [before, after], but has ${sides.length}.`,
      );
    }
  });
  return run(padOp, [$x], {
    paddings: paddings.map(([before, after]) => [before, after] as const),
    constantValue,
  }) as T;
}
