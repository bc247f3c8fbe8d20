/** @file unique: the distinct elements (or slices along an axis) in order of appearance, and for each place which of them stands there. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { runMany } from '../run';
import { makeTensor, type Tensor, type Tensor1D } from '../tensor';
import { aroundAxis, toAxis } from './support/axes';
import { allocateAny, anyValuesOf, type AnyStore } from './support/view';

type AxisAttrs = { readonly axis: number };

export const uniqueOp = defineOp<AxisAttrs>({
  name: 'unique',
  tfName: 'unique',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => {
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const values = anyValuesOf(x!);
    const places = new Int32Array(size);
    const firsts: number[] = [];
    const known = new Map<string, number>();
    for (let k = 0; k < size; k++) {
      const slice: (number | string)[] = [];
      for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) slice.push(values[(o * size + k) * inner + i]!);
      const key = JSON.stringify(slice.map(String));
      const at = known.get(key) ?? firsts.push(k) - 1;
      known.set(key, at);
      places[k] = at;
    }
    const shape = x!.shape.map((n, d) => (d === axis ? firsts.length : n));
    const out = allocateAny(x!.dtype, outer * firsts.length * inner);
    const rows = Array.from({ length: outer }, (_, o) => firsts.map((k) => o * size + k)).flat();
    kernels.takeRows<number | string>(values, inner, rows, out as AnyStore);
    return [makeTensor(out, shape, x!.dtype), makeTensor(places, [size], 'int32')];
  },
  gradient: {
    kind: 'none',
    why: 'unique chooses and reorders elements by comparing them; TensorFlow registers no gradient for it.',
  },
  samples: [{ inputs: [{ shape: [4], values: [3, 1, 3, 2] }], attrs: { axis: 0 } }],
});

export function unique<T extends Tensor>(x: T | TensorLike, axis = 0): { values: T; indices: Tensor1D } {
  const $x = convertToTensor<Tensor>(x, 'x', 'unique', 'string_or_numeric');
  if ($x.dtype === 'complex64') throw new Error('unique has no order for complex64 numbers; take tf.abs first.');
  if ($x.rank === 0) throw new Error('unique needs a tensor of rank 1 or more.');
  const [values, indices] = runMany(uniqueOp, [$x], { axis: toAxis(axis, $x.rank, 'unique') });
  return { values: values as T, indices: indices as Tensor1D };
}
