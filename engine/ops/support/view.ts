/** @file Tensors made of a strided view of another one's values, of any dtype. */

import { checkBudget } from '../../budget';
import type { DataType, TensorValues } from '../../dtype';
import { kernels } from '../../kernels/kernels';
import type { View } from '../../kernels/views';
import { sizeOf, type Shape } from '../../shape';
import { allocate, makeTensor, stringsOf, valuesOf, type Tensor } from '../../tensor';

/** A store to write numbers or strings to: which of them it holds follows from the dtype it was allocated for. */
export type AnyStore = { readonly length: number; [index: number]: number | string };

export function readTensor(x: Tensor, view: View): Tensor {
  const out = allocateAny(x.dtype, sizeOf(view.shape));
  kernels.readView<number | string>(anyValuesOf(x), slotsView(x.dtype, view), out as AnyStore);
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
  checkBudget(size, dtype);
  if (dtype === 'string') return new Array<string>(size).fill('');
  return dtype === 'complex64' ? new Float32Array(2 * size) : allocate(dtype, size);
}

/** How many places of its store an element takes. */
export function slotsOf(dtype: DataType): number {
  return dtype === 'complex64' ? 2 : 1;
}

/** The view as it lies in the store: the two parts of a complex number are one more axis. */
export function slotsView(dtype: DataType, view: View): View {
  if (dtype !== 'complex64') return view;
  return { shape: [...view.shape, 2], offset: 2 * view.offset, strides: [...view.strides.map((step) => 2 * step), 1] };
}
