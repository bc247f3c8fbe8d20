/** @file squeeze: axes of size 1 left out, all of them by default. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { reshape } from './reshape';
import { toAxes } from './support/axes';
import { sameValues } from './support/view';

type AxesAttrs = { readonly axis: readonly number[] };

export const squeezeOp = defineOp<AxesAttrs>({
  name: 'squeeze',
  tfName: 'squeeze',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) =>
    sameValues(
      x!,
      x!.shape.filter((_, d) => !axis.includes(d)),
    ),
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
  samples: [{ inputs: [{ shape: [2, 1], values: [1.5, -2] }], attrs: { axis: [1] } }],
});

export function squeeze<T extends Tensor>(x: Tensor | TensorLike, axis?: number[]): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'squeeze', 'string_or_numeric');
  const asked = axis === undefined || axis.length === 0 ? null : toAxes(axis, $x.shape.length, 'squeeze');
  const axes = asked ?? $x.shape.flatMap((size, d) => (size === 1 ? [d] : []));
  for (const d of axes) {
    if ($x.shape[d] !== 1) throw new Error(`Can't squeeze axis ${d} since its dim '${$x.shape[d]}' is not 1`);
  }
  return run(squeezeOp, [$x], { axis: axes }) as T;
}
