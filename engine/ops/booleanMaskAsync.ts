/** @file booleanMaskAsync: the slices of a tensor where a mask is true. */

import { convertToTensor, type TensorLike } from '../convert';
import { sameShape, sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { gather } from './gather';
import { reshape } from './reshape';
import { squeeze } from './squeeze';
import { placesWhere } from './whereAsync';
import { tidy } from '../memory';

export async function booleanMaskAsync(
  tensor: Tensor | TensorLike,
  mask: Tensor | TensorLike,
  axis = 0,
): Promise<Tensor> {
  return tidy(() => booleanMask(tensor, mask, axis));
}

function booleanMask(tensor: Tensor | TensorLike, mask: Tensor | TensorLike, axis: number): Tensor {
  const $tensor = convertToTensor<Tensor>(tensor, 'tensor', 'boolMask');
  const $mask = convertToTensor<Tensor>(mask, 'mask', 'boolMask', 'bool');
  const covered = $tensor.shape.slice(axis, axis + $mask.rank);
  if ($mask.rank === 0) throw new Error('mask cannot be scalar');
  if (!sameShape(covered, $mask.shape)) {
    throw new Error(
      `mask's shape must match the first K dimensions of tensor's shape, Shapes ${covered.toString()} and ${$mask.shape.toString()} must match`,
    );
  }
  const places = placesWhere(reshape($mask, [-1]));
  const rows = [...$tensor.shape.slice(0, axis), sizeOf(covered), ...$tensor.shape.slice(axis + $mask.rank)];
  return gather(reshape($tensor, rows), squeeze(places, [1]), axis);
}
