/** @file where: a where the condition is true, else b. Each element's gradient goes to the operand it was taken from. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { broadcastStrides, broadcastShape, sizeOf, type Shape } from '../shape';
import { allocate, makeScalar, makeTensor, scalarOf, valuesOf, type Tensor } from '../tensor';
import { castTo, commonDtype, convertOperand, numericDtype } from './support/dtypes';
import { readTensor } from './support/view';
import { zerosLike } from './zerosLike';

export const whereOp = defineOp({
  name: 'where',
  tfName: 'where',
  inputs: ['condition', 'a', 'b'],
  elementwise: true,
  scalar: (condition, a, b) => (condition ? a : b),
  forward: (inputs) => {
    const [condition, a, b] = inputs as [Tensor, Tensor, Tensor];
    const isScalar = condition.shape.length === 0 && a.shape.length === 0 && b.shape.length === 0;
    if (isScalar && a.dtype !== 'complex64') return makeScalar(scalarOf(scalarOf(condition) ? a : b), numericDtype(a));
    const shape = commonShape(condition, a, b);
    const size = sizeOf(shape);
    const spread = (x: Tensor) =>
      valuesOf(
        sizeOf(x.shape) === size ? x : readTensor(x, { shape, offset: 0, strides: broadcastStrides(x.shape, shape) }),
      );
    const chosen = spread(condition);
    if (a.dtype === 'complex64') {
      // Both parts of a complex number follow the same truth value.
      const ofParts = Uint8Array.from({ length: 2 * size }, (_, i) => chosen[i >> 1]!);
      const out = new Float32Array(2 * size);
      kernels.select(ofParts, spread(a), spread(b), out);
      return makeTensor(out, shape, 'complex64');
    }
    const dtype = numericDtype(a);
    const out = allocate(dtype, size);
    kernels.select(chosen, spread(a), spread(b), out);
    return makeTensor(out, shape, dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      null,
      {
        plain: '1 if condition else 0',
        tex: '[\\text{condition}]',
        vjp: (dy, _y, [condition]) => where(condition!, dy, zerosLike(dy)),
      },
      {
        plain: '0 if condition else 1',
        tex: '[\\lnot\\text{condition}]',
        vjp: (dy, _y, [condition]) => where(condition!, zerosLike(dy), dy),
      },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [3], values: [1, 0, 1], dtype: 'bool' },
        { shape: [3], values: [0.5, 1.5, -2] },
        { shape: [3], values: [3, -1, 0.25] },
      ],
    },
    {
      inputs: [
        { shape: [2, 1], values: [1, 0], dtype: 'bool' },
        { shape: [3], values: [0.5, 1.5, -2] },
        { shape: [], values: [3] },
      ],
    },
  ],
});

export function where<T extends Tensor>(condition: Tensor | TensorLike, a: T | TensorLike, b: T | TensorLike): T {
  const $a = convertOperand(a, b, 'a', 'where', true);
  const $b = convertOperand(b, a, 'b', 'where', true);
  const $condition = convertToTensor(condition, 'condition', 'where', 'bool');
  const dtype = $a.dtype === $b.dtype ? $a.dtype : commonDtype($a, $b, 'SelectV2');
  return run(whereOp, [$condition, castTo($a, dtype), castTo($b, dtype)], NO_ATTRS) as T;
}

function commonShape(condition: Tensor, a: Tensor, b: Tensor): Shape {
  const pair = broadcastShape(a.shape, b.shape);
  const all = pair === null ? null : broadcastShape(condition.shape, pair);
  if (all === null) {
    throw new Error(
      `condition [${condition.shape}], then [${a.shape}], and else [${b.shape}] must be broadcastable [Op:SelectV2]`,
    );
  }
  return all;
}
