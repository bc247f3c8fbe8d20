/** @file tile: x repeated reps[d] times along each axis d. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { stridesOf, type Shape } from '../shape';
import type { Tensor } from '../tensor';
import { reshape } from './reshape';
import { sum } from './sum';
import { readTensor, sameValues } from './support/view';

type TileAttrs = { readonly reps: readonly number[] };

export const tileOp = defineOp<TileAttrs>({
  name: 'tile',
  tfName: 'tile',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { reps }) => {
    // Each axis becomes two, (repetition, place); steps along a repetition are 0.
    const strides = stridesOf(x!.shape).flatMap((step) => [0, step]);
    const repeated = readTensor(x!, { shape: pairs(x!.shape, reps), offset: 0, strides });
    return sameValues(
      repeated,
      x!.shape.map((size, d) => size * reps[d]!),
    );
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy, summed over the repetitions',
        tex: '\\sum\\bar{y}\\ \\text{over the repetitions}',
        vjp: (dy, _y, [x], { reps }) =>
          sum(
            reshape(dy, pairs(x!.shape, reps)),
            reps.map((_, d) => 2 * d),
          ),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2, 1], values: [1.5, -2] }], attrs: { reps: [2, 3] } }],
});

export function tile<T extends Tensor>(x: T | TensorLike, reps: number[]): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'tile', 'string_or_numeric');
  if ($x.shape.length !== reps.length) {
    throw new Error(`Error in tile: rank of input ${$x.shape.length} must match length of reps ${String(reps)}.`);
  }
  return run(tileOp, [$x], { reps: [...reps] }) as T;
}

function pairs(shape: Shape, reps: readonly number[]): number[] {
  return shape.flatMap((size, d) => [reps[d]!, size]);
}
