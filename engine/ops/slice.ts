/** @file slice: a box out of x, from `begin` of the given size (−1: to the end). */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { stridesOf } from '../shape';
import type { Rank, Tensor } from '../tensor';
import { pad } from './pad';
import { readTensor } from './support/view';

type SliceAttrs = { readonly begin: readonly number[]; readonly size: readonly number[] };

export const sliceOp = defineOp<SliceAttrs>({
  name: 'slice',
  tfName: 'slice',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { begin, size }) => {
    const strides = stridesOf(x!.shape);
    return readTensor(x!, { shape: size, offset: begin.reduce((total, b, d) => total + b * strides[d]!, 0), strides });
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy in its place, 0 around it',
        tex: '\\bar{y}\\ \\text{in its place, 0 around it}',
        vjp: (dy, _y, [x], { begin, size }) =>
          pad(
            dy,
            begin.map((b, d): [number, number] => [b, x!.shape[d]! - b - size[d]!]),
          ),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] }], attrs: { begin: [0, 1], size: [2, 2] } }],
});

export function slice<R extends Rank, T extends Tensor<R>>(
  x: T | TensorLike,
  begin: number | number[],
  size?: number | number[],
): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'slice', 'string_or_numeric');
  const rank = $x.shape.length;
  if (rank === 0) throw new Error('Slicing scalar is not possible');
  const given = typeof begin === 'number' ? [begin] : begin;
  const sizes = size === undefined || size === null ? [] : typeof size === 'number' ? [size] : size;
  const from = $x.shape.map((_, d) => given[d] ?? 0);
  const count = $x.shape.map((full, d) => {
    const n = sizes[d] ?? -1;
    return n === -1 ? full - from[d]! : n;
  });
  from.forEach((b, d) => {
    if (b < 0) throw new Error(`slice() does not support negative begin indexing, but begin[${d}] is ${b}.`);
    if (count[d]! < 0 || b + count[d]! > $x.shape[d]!) {
      throw new Error(
        `Error in slice${rank}D: begin[${d}] + size[${d}] (${b + count[d]!}) would overflow input.shape[${d}] (${$x.shape[d]})`,
      );
    }
  });
  return run(sliceOp, [$x], { begin: from, size: count }) as T;
}
