/** @file range: the numbers from start up to but not including stop, in steps. */

import type { NumericDataType } from '../dtype';
import { leaf } from '../run';
import { allocate, makeTensor, type Tensor1D } from '../tensor';

export function range(start: number, stop: number, step = 1, dtype: NumericDataType = 'float32'): Tensor1D {
  if (step === 0) throw new Error('Cannot have a step of zero');
  // Downwards by 1 where only the two ends are given, as in TF.js.
  const by = stop < start && step === 1 ? -1 : step;
  const count = Math.max(0, Math.ceil((stop - start) / by));
  const values = allocate(dtype, count);
  for (let i = 0; i < count; i++) values[i] = start + i * by;
  return leaf(makeTensor(values, [count], dtype)) as Tensor1D;
}
