/** @file addN: the sum of several tensors of one shape. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { sameShape, sizeOf } from '../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { numericDtype } from './support/dtypes';

export const addNOp = defineOp({
  name: 'addN',
  tfName: 'add_n',
  inputs: 'variadic',
  elementwise: true,
  forward: (tensors) => {
    const first = tensors[0]!;
    const totals = new Float64Array(sizeOf(first.shape));
    for (const t of tensors) valuesOf(t).forEach((v, i) => (totals[i]! += v));
    const out = allocate(numericDtype(first), totals.length);
    out.set(totals);
    return makeTensor(out, first.shape, first.dtype);
  },
  gradient: {
    kind: 'joint',
    text: { plain: '1', tex: '1' },
    vjp: ([dy], _ys, tensors) => tensors.map(() => dy!),
  },
  samples: [
    {
      inputs: [
        { shape: [2], values: [1.5, -2] },
        { shape: [2], values: [0.5, 3] },
        { shape: [2], values: [4, 1] },
      ],
    },
  ],
});

export function addN<T extends Tensor>(tensors: (T | TensorLike)[]): T {
  if (!Array.isArray(tensors)) throw new Error('The argument passed to tf.addN() must be a list of tensors');
  if (tensors.length < 1) throw new Error('Must pass at least one tensor to tf.addN(), but got 0');
  const $tensors = tensors.map((t, i) => convertToTensor(t, `tensors${i}`, 'addN'));
  const first = $tensors[0]!;
  for (const t of $tensors) {
    if (t.dtype !== first.dtype) throw new Error('All tensors passed to tf.addN() must have the same dtype');
    if (!sameShape(t.shape, first.shape)) throw new Error('All tensors passed to tf.addN() must have the same shape');
  }
  return run(addNOp, $tensors, NO_ATTRS) as T;
}
