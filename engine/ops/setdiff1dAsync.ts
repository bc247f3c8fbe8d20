/** @file setdiff1dAsync: the elements of x that are not in y, and their places in x. */

import { convertToTensor, type TensorLike } from '../convert';
import { leaf } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { numericDtype } from './support/dtypes';

export async function setdiff1dAsync(x: Tensor | TensorLike, y: Tensor | TensorLike): Promise<[Tensor, Tensor]> {
  const $x = convertToTensor<Tensor>(x, 'x', 'setdiff1d');
  const $y = convertToTensor<Tensor>(y, 'y', 'setdiff1d');
  if ($x.dtype !== $y.dtype)
    throw new Error(`x and y should have the same dtype, but got x (${$x.dtype}) and y (${$y.dtype}).`);
  if ($x.rank !== 1) throw new Error(`x should be 1D tensor, but got x (${$x.shape}).`);
  if ($y.rank !== 1) throw new Error(`y should be 1D tensor, but got y (${$y.shape}).`);
  const values = valuesOf($x.snapshot());
  const others = new Set(valuesOf($y.snapshot()));
  const places = Array.from(values.keys()).filter((i) => !others.has(values[i]!));
  const left = allocate(numericDtype($x), places.length);
  places.forEach((place, i) => (left[i] = values[place]!));
  return [
    leaf(makeTensor(left, [places.length], $x.dtype)),
    leaf(makeTensor(Int32Array.from(places), [places.length], 'int32')),
  ];
}
