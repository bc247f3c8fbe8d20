/** @file split: x cut along an axis into equal parts, or into parts of the given sizes (one of them may be −1). */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { runMany } from '../run';
import { stridesOf } from '../shape';
import type { Tensor } from '../tensor';
import { concat } from './concat';
import { toAxis } from './support/axes';
import { readTensor } from './support/view';

type SplitAttrs = { readonly sizes: readonly number[]; readonly axis: number };

export const splitOp = defineOp<SplitAttrs>({
  name: 'split',
  tfName: 'split',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { sizes, axis }) => {
    const strides = stridesOf(x!.shape);
    let start = 0;
    return sizes.map((n) => {
      const offset = start * strides[axis]!;
      start += n;
      return readTensor(x!, { shape: x!.shape.map((size, d) => (d === axis ? n : size)), offset, strides });
    });
  },
  gradient: {
    kind: 'joint',
    text: { plain: 'all dy concatenated', tex: '\\text{all }\\bar{y}\\text{ concatenated}' },
    vjp: (dys, _ys, _inputs, { axis }) => [concat([...dys], axis)],
  },
  samples: [{ inputs: [{ shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] }], attrs: { sizes: [1, 2], axis: 1 } }],
});

export function split<T extends Tensor>(x: Tensor | TensorLike, numOrSizeSplits: number[] | number, axis = 0): T[] {
  const $x = convertToTensor<Tensor>(x, 'x', 'split');
  const at = toAxis(axis, $x.rank, 'split');
  const sizes = partSizes($x.shape[at]!, numOrSizeSplits);
  return [...runMany(splitOp, [$x], { sizes, axis: at })] as T[];
}

function partSizes(full: number, split: readonly number[] | number): number[] {
  if (typeof split === 'number') {
    if (full % split !== 0) throw new Error(`Number of splits must evenly divide the axis: ${full} into ${split}.`);
    return new Array<number>(split).fill(full / split);
  }
  const open = split.filter((n) => n === -1).length;
  if (open > 1) throw new Error('There should be only one negative value in split array.');
  const known = split.reduce((total, n) => total + (n === -1 ? 0 : n), 0);
  if (open === 0 ? known !== full : known > full) {
    throw new Error(
      `The sum of sizes must match the size of the axis dimension: the sizes [${split}] against ${full}.`,
    );
  }
  return split.map((n) => (n === -1 ? full - known : n));
}
