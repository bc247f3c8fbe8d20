/** @file eye: the identity matrix, or a batch of it. */

import type { NumericDataType } from '../dtype';
import { leaf } from '../run';
import { checkSizes, sizeOf } from '../shape';
import { allocate, makeTensor, type Tensor2D } from '../tensor';

export function eye(
  numRows: number,
  numColumns?: number,
  batchShape: number[] | null = [],
  dtype: NumericDataType = 'float32',
): Tensor2D {
  const columns = numColumns ?? numRows;
  const shape = [...(batchShape ?? []), numRows, columns];
  checkSizes(shape);
  const values = allocate(dtype, sizeOf(shape));
  for (let start = 0; start < values.length; start += numRows * columns) {
    for (let i = 0; i < Math.min(numRows, columns); i++) values[start + i * columns + i] = 1;
  }
  return leaf(makeTensor(values, shape, dtype)) as Tensor2D;
}
