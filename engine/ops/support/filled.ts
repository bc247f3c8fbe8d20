/** @file Tensors filled with one value; no op is recorded for them. */

import type { DataType } from '../../dtype';
import { checkSizes, sizeOf, type Shape } from '../../shape';
import { allocate, makeScalar, makeTensor, type Tensor } from '../../tensor';

export function filled(shape: Shape, value: number, dtype: DataType): Tensor {
  checkSizes(shape);
  if (dtype === 'string') return makeTensor(new Array<string>(sizeOf(shape)).fill(''), shape, dtype);
  if (dtype === 'complex64') {
    const pairs = Float32Array.from({ length: 2 * sizeOf(shape) }, (_, i) => (i % 2 === 0 ? value : 0));
    return makeTensor(pairs, shape, dtype);
  }
  if (shape.length === 0) return makeScalar(value, dtype);
  const values = allocate(dtype, sizeOf(shape));
  if (value !== 0) values.fill(value);
  return makeTensor(values, shape, dtype);
}
