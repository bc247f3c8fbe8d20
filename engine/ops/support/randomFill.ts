/** @file Tensors of random values; leaves, since they are made from no tensor. */

import type { DataType } from '../../dtype';
import { leaf } from '../../run';
import { sizeOf, type Shape } from '../../shape';
import { allocate, makeTensor, type Tensor } from '../../tensor';

/** Normal and gamma values are rounded where whole ones are asked for, so that their mean stays. */
export function roundedFill(shape: Shape, dtype: DataType | null, opName: string, draw: () => number): Tensor {
  return randomFill(shape, dtype, opName, dtype === 'int32' ? () => Math.round(draw()) : draw);
}

export function randomFill(shape: Shape, wanted: DataType | null, opName: string, draw: () => number): Tensor {
  if (shape.some((d) => !Number.isInteger(d) || d < 0)) {
    throw new Error(`${opName}: a shape has whole sizes from 0 on, but got [${shape}].`);
  }
  const dtype = wanted ?? 'float32';
  if (dtype === 'string' || dtype === 'complex64') throw new Error(`${opName}: unsupported data type ${dtype}`);
  const values = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < values.length; i++) values[i] = draw();
  return leaf(makeTensor(values, [...shape], dtype));
}
