/** @file Tensors filled with one value; no op is recorded for them. */

import type { DataType, TypedArray } from '../../dtype';
import { checkSizes, sizeOf, type Shape } from '../../shape';
import { allocate, makeScalar, makeTensor, type Tensor } from '../../tensor';
import { allocateAny } from './view';

export function filled(shape: Shape, value: number, dtype: DataType): Tensor {
  checkSizes(shape);
  if (dtype === 'string') return makeTensor(allocateAny(dtype, sizeOf(shape)), shape, dtype);
  if (shape.length === 0 && dtype !== 'complex64') return makeScalar(value, dtype);
  return makeTensor(filledValues(sizeOf(shape), value, dtype), shape, dtype);
}

/** The store of `size` elements of one value; of complex numbers, the real parts are filled. */
export function filledValues(size: number, value: number, dtype: Exclude<DataType, 'string'>): TypedArray {
  if (dtype === 'complex64') return Float32Array.from({ length: 2 * size }, (_, i) => (i % 2 === 0 ? value : 0));
  const values = allocate(dtype, size);
  if (value !== 0) values.fill(value);
  return values;
}
