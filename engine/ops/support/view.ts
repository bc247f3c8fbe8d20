/** @file Tensors made of a strided view of another one's values, of any dtype. */

import type { DataType, TensorValues } from '../../dtype';
import { kernels } from '../../kernels/kernels';
import type { View } from '../../kernels/views';
import { sizeOf, type Shape } from '../../shape';
import { allocate, makeTensor, stringsOf, valuesOf, type Tensor } from '../../tensor';

/** A store to write numbers or strings to: which of them it holds follows from the dtype it was allocated for. */
export type AnyStore = { readonly length: number; [index: number]: number | string };

export function readTensor(x: Tensor, view: View): Tensor {
  const out = allocateAny(x.dtype, sizeOf(view.shape));
  kernels.readView<number | string>(anyValuesOf(x), view, out as AnyStore);
  return makeTensor(out, view.shape, x.dtype);
}

/** The same values in another shape of the same size; nothing is copied. */
export function sameValues(x: Tensor, shape: Shape): Tensor {
  return makeTensor(x.dtype === 'string' ? [...stringsOf(x)] : valuesOf(x), shape, x.dtype);
}

/** Numbers or strings, not copied. */
export function anyValuesOf(x: Tensor): ArrayLike<number> | ArrayLike<string> {
  return x.dtype === 'string' ? stringsOf(x) : valuesOf(x);
}

export function allocateAny(dtype: DataType, size: number): TensorValues {
  if (dtype === 'string') return new Array<string>(size).fill('');
  if (dtype === 'complex64') throw new Error('complex64 tensors are not supported here.');
  return allocate(dtype, size);
}
