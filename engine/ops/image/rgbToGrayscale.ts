/** @file image.rgbToGrayscale: red, green and blue weighted by how bright the eye sees them. */

import { convertToTensor, type TensorLike } from '../../convert';
import {
  makeTensor,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
  type Tensor6D,
} from '../../tensor';
import { cast } from '../cast';
import { mul } from '../mul';
import { sum } from '../sum';
import { castTo, toFloat } from '../support/dtypes';

const WEIGHTS = [0.2989, 0.587, 0.114];

export function rgbToGrayscale<T extends Tensor2D | Tensor3D | Tensor4D | Tensor5D | Tensor6D>(
  image: T | TensorLike,
): T {
  const $image = convertToTensor<Tensor>(image, 'image', 'RGBToGrayscale');
  const last = $image.rank - 1;
  if ($image.rank < 2)
    throw new Error(`Error in RGBToGrayscale: images must be at least rank 2, but got rank ${$image.rank}.`);
  if ($image.shape[last] !== 3) {
    throw new Error(
      `Error in RGBToGrayscale: last dimension of an RGB image should be size 3, but got size ${$image.shape[last]}.`,
    );
  }
  const bright = toFloat($image);
  const weights = cast(makeTensor(Float32Array.from(WEIGHTS), [3], 'float32'), bright.dtype);
  return castTo(sum(mul(bright, weights), last, true), $image.dtype) as T;
}
