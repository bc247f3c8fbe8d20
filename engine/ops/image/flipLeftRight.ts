/** @file image.flipLeftRight: images [batch, height, width, channels] mirrored left to right. */

import type { TensorLike } from '../../convert';
import type { Tensor4D } from '../../tensor';
import { reverse } from '../reverse';
import { convertToFloat } from '../support/dtypes';

export function flipLeftRight(image: Tensor4D | TensorLike): Tensor4D {
  const $image = convertToFloat(image, 'image', 'flipLeftRight') as Tensor4D;
  if ($image.rank !== 4) throw new Error(`Error in flipLeftRight: image must be rank 4,but got rank ${$image.rank}.`);
  return reverse($image, 2);
}
