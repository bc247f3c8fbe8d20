/** @file cast: the same values in another dtype. The gradient comes back in the input's dtype; through integers none comes. */

import { convertToTensor, type TensorLike } from '../convert';
import { isFloating, type DataType, type NumericDataType } from '../dtype';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { allocate, makeScalar, makeTensor, scalarOf, valuesOf, type Tensor } from '../tensor';
import { clone } from './clone';
import { complex } from './complex';
import { real } from './real';
import { castTo, isDataType } from './support/dtypes';
import { zerosLike } from './zerosLike';

type CastAttrs = { readonly dtype: NumericDataType };

export const castOp = defineOp<CastAttrs>({
  name: 'cast',
  tfName: 'cast',
  inputs: ['x'],
  elementwise: true,
  scalar: (x) => x,
  forward: ([x], { dtype }) => {
    if (x!.shape.length === 0) return makeScalar(scalarOf(x!), dtype);
    const values = valuesOf(x!);
    const out = allocate(dtype, values.length);
    kernels.map1(dtype === 'bool' ? (v) => (v === 0 ? 0 : 1) : (v) => v, values, out);
    return makeTensor(out, x!.shape, dtype);
  },
  gradient: {
    kind: 'joint',
    text: { plain: '1', tex: '1' },
    vjp: ([dy], _ys, [x]) => [isFloating(x!.dtype) ? cast(dy!, x!.dtype) : dy!],
  },
  samples: [{ inputs: [{ shape: [3], values: [-1.5, 0.25, 2] }], attrs: { dtype: 'float64' } }],
});

export function cast<T extends Tensor>(x: T | TensorLike, dtype: DataType): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'cast', 'complex_or_numeric');
  if (!isDataType(dtype)) throw new Error(`Failed to cast to unknown dtype ${String(dtype)}`);
  if (dtype === 'string' || $x.dtype === 'string') {
    throw new Error(`cast takes numbers to numbers: it cannot turn ${$x.dtype} into ${dtype}.`);
  }
  if (dtype === 'complex64') {
    if ($x.dtype === 'complex64') return clone($x) as T;
    const re = castTo($x, 'float32');
    return complex(re, zerosLike(re)) as T;
  }
  // Only the real part can be a real number; TensorFlow and TF.js let the other one go.
  if ($x.dtype === 'complex64') return castTo(real($x), dtype) as T;
  return run(castOp, [$x], { dtype }) as T;
}
