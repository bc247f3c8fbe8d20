/** @file Small functions of the namespace: `tf.print` and `tf.buffer`. */

import { TensorBuffer } from './buffer';
import type { DataType, DataTypeMap } from './dtype';
import type { Rank, ShapeMap, Tensor } from './tensor';

/** Shows a tensor's values as TF.js does. */
export function print(x: Tensor, verbose = false): void {
  x.print(verbose);
}

/** A mutable buffer of the shape, zeros unless values are given. */
export function buffer<R extends Rank, D extends DataType = 'float32'>(
  shape: ShapeMap[R],
  dtype: D = 'float32' as D,
  values?: DataTypeMap[D],
): TensorBuffer<R, D> {
  return new TensorBuffer<R, D>(shape, dtype, values);
}
