/** @file topk: the k largest elements of each row along the last axis, with their places; the earlier of equals first. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { runMany } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { gatherGrad } from './gatherGrad';
import { numericDtype } from './support/dtypes';

type TopkAttrs = { readonly k: number; readonly sorted: boolean };

export const topkOp = defineOp<TopkAttrs>({
  name: 'topk',
  tfName: 'math.top_k',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { k }) => {
    const values = valuesOf(x!);
    const width = x!.shape[x!.rank - 1]!;
    const rows = width === 0 ? 0 : values.length / width;
    const best = allocate(numericDtype(x!), rows * k);
    const places = new Int32Array(rows * k);
    for (let r = 0; r < rows; r++) {
      const row = values.subarray(r * width, (r + 1) * width);
      const order = Array.from(row, (_, i) => i).sort((a, b) => row[b]! - row[a]! || a - b);
      for (let i = 0; i < k; i++) {
        places[r * k + i] = order[i]!;
        best[r * k + i] = row[order[i]!]!;
      }
    }
    const shape = [...x!.shape.slice(0, -1), k];
    return [makeTensor(best, shape, x!.dtype), makeTensor(places, shape, 'int32')];
  },
  gradient: {
    kind: 'joint',
    text: {
      plain: 'dy at the places of the winners, 0 elsewhere',
      tex: '\\bar{y}\\text{ at the places of the winners, 0 elsewhere}',
    },
    vjp: ([dy], [, places], [x]) => {
      const last = x!.rank - 1;
      return [gatherGrad(dy!, places!, x!.shape, { axis: last, batchDims: last })];
    },
  },
  samples: [{ inputs: [{ shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] }], attrs: { k: 2, sorted: true } }],
});

export function topk<T extends Tensor>(x: T | TensorLike, k = 1, sorted = true): { values: T; indices: T } {
  const $x = convertToTensor<Tensor>(x, 'x', 'topk');
  if ($x.rank === 0) throw new Error('topk() expects the input to be of rank 1 or higher');
  const width = $x.shape[$x.rank - 1]!;
  if (k < 0) throw new Error(`'k' passed to topk() must be >= 0 but got ${k}`);
  if (k > width) throw new Error(`'k' passed to topk() must be <= the last dimension (${width}) but got ${k}`);
  const [values, indices] = runMany(topkOp, [$x], { k, sorted });
  return { values: values as T, indices: indices as T };
}
