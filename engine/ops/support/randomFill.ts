/** @file Tensors of random values; leaves, since they are made from no tensor. */

import type { DataType } from '../../dtype';
import { leaf } from '../../run';
import { sizeOf, type Shape } from '../../shape';
import { allocate, makeTensor, type Tensor } from '../../tensor';

export function randomFill(shape: Shape, dtype: DataType, opName: string, draw: () => number): Tensor {
  if (shape.some((d) => !Number.isInteger(d) || d < 0)) {
    throw new Error(`${opName}: a shape has whole sizes from 0 on, but got [${shape}].`);
  }
  if (dtype === 'string' || dtype === 'complex64') throw new Error(`${opName}: unsupported data type ${dtype}`);
  const values = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < values.length; i++) values[i] = draw();
  return leaf(makeTensor(values, [...shape], dtype));
}
