/** @file oneHot: for each index a row with onValue at its place and offValue elsewhere. */

import { convertToTensor, type TensorLike } from '../convert';
import type { NumericDataType } from '../dtype';
import { defineOp } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';

type OneHotAttrs = {
  readonly depth: number;
  readonly onValue: number;
  readonly offValue: number;
  readonly dtype: NumericDataType;
};

export const oneHotOp = defineOp<OneHotAttrs>({
  name: 'oneHot',
  tfName: 'one_hot',
  inputs: ['indices'],
  elementwise: false,
  forward: ([indices], { depth, onValue, offValue, dtype }) => {
    const out = allocate(dtype, indices!.size * depth).fill(offValue);
    valuesOf(indices!).forEach((index, row) => {
      if (index >= 0 && index < depth) out[row * depth + index] = onValue;
    });
    return makeTensor(out, [...indices!.shape, depth], dtype);
  },
  gradient: {
    kind: 'none',
    why: 'oneHot turns indices into rows of fixed values; no gradient flows back to an index.',
  },
  samples: [
    {
      inputs: [{ shape: [2], values: [1, 0], dtype: 'int32' }],
      attrs: { depth: 3, onValue: 1, offValue: 0, dtype: 'float32' },
    },
  ],
});

export function oneHot(
  indices: Tensor | TensorLike,
  depth: number,
  onValue = 1,
  offValue = 0,
  dtype: NumericDataType = 'int32',
): Tensor {
  if (depth < 2) throw new Error(`Error in oneHot: depth must be >=2, but it is ${depth}`);
  const $indices = convertToTensor<Tensor>(indices, 'indices', 'oneHot', 'int32');
  return run(oneHotOp, [$indices], { depth, onValue, offValue, dtype });
}
