/** @file image.grayscaleToRGB: the one channel of images three times. */

import { convertToTensor, type TensorLike } from '../../convert';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D, Tensor5D, Tensor6D } from '../../tensor';
import { tile } from '../tile';

export function grayscaleToRGB<T extends Tensor2D | Tensor3D | Tensor4D | Tensor5D | Tensor6D>(
  image: T | TensorLike,
): T {
  const $image = convertToTensor<Tensor>(image, 'image', 'grayscaleToRGB');
  const last = $image.rank - 1;
  if ($image.rank < 2)
    throw new Error(`Error in grayscaleToRGB: images must be at least rank 2, but got rank ${$image.rank}.`);
  if ($image.shape[last] !== 1) {
    throw new Error(
      `Error in grayscaleToRGB: last dimension of a grayscale image should be size 1, but got size ${$image.shape[last]}.`,
    );
  }
  return tile(
    $image,
    $image.shape.map((_, d) => (d === last ? 3 : 1)),
  ) as T;
}
