/** @file searchSorted: where each value would be put into a sorted row so that it stays sorted. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';

type SideAttrs = { readonly side: 'left' | 'right' };

export const searchSortedOp = defineOp<SideAttrs>({
  name: 'searchSorted',
  tfName: 'searchsorted',
  inputs: ['sortedSequence', 'values'],
  elementwise: false,
  forward: (inputs, { side }) => {
    const [sequence, values] = inputs as [Tensor, Tensor];
    const width = sequence.shape[sequence.rank - 1] ?? 1;
    const perRow = values.shape[values.rank - 1] ?? 1;
    const sorted = valuesOf(sequence);
    const places = Int32Array.from(valuesOf(values), (value, i) => {
      const start = Math.floor(i / perRow) * width;
      return firstPlace(width, (k) => (side === 'left' ? sorted[start + k]! >= value : sorted[start + k]! > value));
    });
    return makeTensor(places, values.shape, 'int32');
  },
  gradient: { kind: 'none', why: 'searchSorted gives places, which jump; no gradient flows through them.' },
  samples: [
    {
      inputs: [
        { shape: [3], values: [1, 2, 4] },
        { shape: [2], values: [3, 0] },
      ],
      attrs: { side: 'left' },
    },
  ],
});

export function searchSorted(
  sortedSequence: Tensor | TensorLike,
  values: Tensor | TensorLike,
  side: 'left' | 'right' = 'left',
): Tensor {
  const $sequence = convertToTensor<Tensor>(sortedSequence, 'sortedSequence', 'searchSorted');
  const $values = convertToTensor<Tensor>(values, 'values', 'searchSorted');
  return run(searchSortedOp, [$sequence, $values], { side });
}

/** The first of 0 … n for which `holds`, which is false up to some place and true from there on. */
function firstPlace(n: number, holds: (k: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
