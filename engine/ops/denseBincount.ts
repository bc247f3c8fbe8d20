/** @file denseBincount: how often each whole number below `size` occurs, in a row or in each of several; counts may be weighted. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor, type Tensor1D, type Tensor2D } from '../tensor';

type BincountAttrs = { readonly size: number; readonly binaryOutput: boolean };

export const denseBincountOp = defineOp<BincountAttrs>({
  name: 'denseBincount',
  tfName: 'math.bincount',
  inputs: ['x', 'weights'],
  elementwise: false,
  forward: (inputs, { size, binaryOutput }) => {
    const [x, weights] = inputs as [Tensor, Tensor];
    const width = x.shape[x.rank - 1] ?? 1;
    const rows = width === 0 ? 0 : x.size / width;
    const perItem = valuesOf(weights);
    const counts = new Float32Array(rows * size);
    valuesOf(x).forEach((value, i) => {
      if (value < 0) throw new Error('Input x must be non-negative!');
      if (value >= size) return;
      const at = Math.floor(i / width) * size + value;
      counts[at] = binaryOutput ? 1 : counts[at]! + (perItem.length === 0 ? 1 : perItem[i]!);
    });
    return makeTensor(counts, [...x.shape.slice(0, -1), size], 'float32');
  },
  gradient: { kind: 'none', why: 'Counting turns whole numbers into places; no gradient flows through it.' },
  samples: [
    {
      inputs: [
        { shape: [3], values: [1, 0, 1], dtype: 'int32' },
        { shape: [0], values: [] },
      ],
      attrs: { size: 2, binaryOutput: false },
    },
  ],
});

export function denseBincount<T extends Tensor1D | Tensor2D>(
  x: T | TensorLike,
  weights: T | TensorLike,
  size: number,
  binaryOutput = false,
): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'denseBincount', 'int32');
  const $weights = convertToTensor<Tensor>(weights, 'weights', 'denseBincount');
  if ($x.rank > 2) throw new Error(`Error in denseBincount: input must be at most rank 2, but got rank ${$x.rank}.`);
  if (size < 0) throw new Error(`size must be non-negative, but got ${size}.`);
  if ($weights.size !== 0 && $weights.size !== $x.size) {
    throw new Error(
      `Error in denseBincount: weights must have the shape of x or be empty, but got [${$weights.shape}] for x [${$x.shape}].`,
    );
  }
  return run(denseBincountOp, [$x, $weights], { size, binaryOutput }) as T;
}
