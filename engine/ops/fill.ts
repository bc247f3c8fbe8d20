/** @file fill: a tensor of one value; strings too. */

import type { DataType } from '../dtype';
import { leaf } from '../run';
import { sizeOf } from '../shape';
import { makeTensor, type Rank, type ShapeMap, type Tensor } from '../tensor';
import { filled } from './support/filled';

export function fill<R extends Rank>(shape: ShapeMap[R], value: number | string, dtype?: DataType): Tensor<R> {
  if (typeof value === 'string') {
    return leaf(makeTensor(new Array<string>(sizeOf(shape)).fill(value), [...shape], 'string')) as Tensor<R>;
  }
  return leaf(filled([...shape], value, dtype ?? 'float32')) as Tensor<R>;
}
