/** @file whereAsync: the places where a condition is true, one row of indices each. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { stridesOf } from '../shape';
import { makeTensor, valuesOf, type Tensor, type Tensor2D } from '../tensor';

export const whereAsyncOp = defineOp({
  name: 'whereAsync',
  tfName: 'where',
  inputs: ['condition'],
  elementwise: false,
  forward: ([condition]) => {
    const { shape } = condition!;
    const strides = stridesOf(shape);
    const places: number[] = [];
    let count = 0;
    valuesOf(condition!).forEach((holds, i) => {
      if (!holds) return;
      count++;
      shape.forEach((size, d) => places.push(Math.floor(i / strides[d]!) % size));
    });
    return makeTensor(Int32Array.from(places), [count, shape.length], 'int32');
  },
  gradient: { kind: 'none', why: 'whereAsync gives places, which jump; no gradient flows through them.' },
  samples: [{ inputs: [{ shape: [3], values: [1, 0, 1], dtype: 'bool' }] }],
});

export async function whereAsync(condition: Tensor | TensorLike): Promise<Tensor2D> {
  return placesWhere(convertToTensor<Tensor>(condition, 'condition', 'whereAsync', 'bool'));
}

/** The same at once: nothing here has to wait for a backend. */
export function placesWhere(condition: Tensor): Tensor2D {
  return run(whereAsyncOp, [condition], NO_ATTRS) as Tensor2D;
}
