/** @file range: the numbers from start up to but not including stop, in steps. */

import type { NumericDataType } from '../dtype';
import { leaf } from '../run';
import { allocate, makeTensor, type Tensor1D } from '../tensor';

export function range(start: number, stop: number, step = 1, dtype: NumericDataType = 'float32'): Tensor1D {
  if (step === 0) throw new Error('Cannot have a step of zero');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  const values = allocate(dtype, count);
  for (let i = 0; i < count; i++) values[i] = start + i * step;
  return leaf(makeTensor(values, [count], dtype)) as Tensor1D;
}
