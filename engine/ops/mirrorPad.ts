/** @file mirrorPad: x continued by its own mirror image, without ('reflect') or with ('symmetric') the edge. */

import { convertToTensor, type TensorLike } from '../convert';
import { tidy } from '../memory';
import { defineOp } from '../op';
import { run } from '../run';
import { makeTensor, Tensor } from '../tensor';
import { gatherOp } from './gather';
import { gatherGrad } from './gatherGrad';
import { slice } from './slice';
import { sameValues } from './support/view';

type MirrorPadAttrs = {
  readonly paddings: readonly (readonly [number, number])[];
  readonly mode: 'reflect' | 'symmetric';
};

export const mirrorPadOp = defineOp<MirrorPadAttrs>({
  name: 'mirrorPad',
  tfName: 'pad',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) =>
    paddedAxes(attrs).reduce(
      (padded, axis) =>
        gatherOp.forward([padded, placesAlong(axis, x!.shape, attrs)], { axis, batchDims: 0 }) as Tensor,
      sameValues(x!, x!.shape),
    ),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'each value of dy added at the place it is the mirror image of',
        tex: '\\sum\\bar{y}\\ \\text{at the places mirrored}',
        vjp: (dy, _y, [x], attrs) =>
          paddedAxes(attrs).reduce((folded, axis) => {
            const shape = folded.shape.map((size, d) => (d === axis ? x!.shape[d]! : size));
            return gatherGrad(folded, placesAlong(axis, x!.shape, attrs), shape, { axis, batchDims: 0 });
          }, dy),
        // TF.js leaves out what flows to the mirror images.
        functional: (dy, _y, [x], { paddings }) =>
          slice(
            dy,
            paddings.map(([before]) => before),
            x!.shape.slice(),
          ),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [3], values: [0.5, -1.5, 2] }], attrs: { paddings: [[2, 1]], mode: 'reflect' } },
    {
      inputs: [{ shape: [2, 3], values: [0.5, -1.5, 2, 3, 0.25, -1] }],
      attrs: {
        paddings: [
          [1, 2],
          [0, 3],
        ],
        mode: 'symmetric',
      },
    },
  ],
});

export function mirrorPad<T extends Tensor>(
  x: T | TensorLike,
  paddings: [number, number][],
  mode: 'reflect' | 'symmetric',
): T {
  if (mode !== 'reflect' && mode !== 'symmetric') {
    throw new Error(`Invalid mode. Mode must be either reflect or symmetric. Got ${String(mode)}.`);
  }
  const $x = convertToTensor<Tensor>(x, 'x', 'mirrorPad');
  if ($x.rank === 0) throw new Error('mirrorPad(scalar) is not defined. Pass non-scalar to mirrorPad');
  if (paddings.length !== $x.rank)
    throw new Error(`Padding doesn't match input. Must be ${$x.rank}. Got ${paddings.length}.`);
  const edge = mode === 'reflect' ? 1 : 0;
  paddings.forEach(([before, after], d) => {
    const size = $x.shape[d]! - edge;
    if (!(before >= 0 && before <= size && after >= 0 && after <= size)) {
      throw new Error(
        `Padding in dimension ${d} cannot be greater than or equal to ${size} or less than 0 for input of shape ${$x.shape}`,
      );
    }
  });
  const sides = paddings.map(([before, after]) => [before, after] as const);
  return tidy(() => run(mirrorPadOp, [$x], { paddings: sides, mode })) as T;
}

function paddedAxes({ paddings }: MirrorPadAttrs): number[] {
  return paddings.flatMap(([before, after], d) => (before === 0 && after === 0 ? [] : [d]));
}

/** For each place along the axis of the result, the place in x it shows. */
function placesAlong(axis: number, shape: readonly number[], { paddings, mode }: MirrorPadAttrs): Tensor {
  const size = shape[axis]!;
  const [before, after] = paddings[axis]!;
  const edge = mode === 'reflect' ? 1 : 0;
  const places = Int32Array.from({ length: before + size + after }, (_, i) => mirrored(i - before, size, edge));
  return makeTensor(places, [places.length], 'int32');
}

/** The place inside [0, size) whose mirror image lies at `at`. */
function mirrored(at: number, size: number, edge: number): number {
  if (at < 0) return -at - 1 + edge;
  return at < size ? at : 2 * size - 1 - edge - at;
}
