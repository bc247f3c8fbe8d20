/** @file depthToSpace: channels laid out as blocks of pixels; composed. */

import type { TensorLike } from '../convert';
import type { Tensor4D } from '../tensor';
import { reshape } from './reshape';
import { channelsLast } from './support/windows';
import { transpose } from './transpose';
import { convertToFloat } from './support/dtypes';

export function depthToSpace(
  x: Tensor4D | TensorLike,
  blockSize: number,
  dataFormat: 'NHWC' | 'NCHW' = 'NHWC',
): Tensor4D {
  const $x = convertToFloat(x, 'x', 'depthToSpace');
  if ($x.rank !== 4) throw new Error(`Error in depthToSpace: x must be rank 4, but got rank ${$x.rank}.`);
  if (!(blockSize > 1)) throw new Error(`blockSize should be > 1 for depthToSpace, but was: ${blockSize}`);
  return channelsLast($x, dataFormat, (images) => {
    const [batch, height, width, depth] = images.shape as [number, number, number, number];
    const channels = depth / (blockSize * blockSize);
    if (!Number.isInteger(channels)) {
      throw new Error(
        `Dimension size must be evenly divisible by ${blockSize * blockSize} but is ${depth} for depthToSpace with input shape ${$x.shape}`,
      );
    }
    const blocks = reshape(images, [batch, height, width, blockSize, blockSize, channels]);
    return reshape(transpose(blocks, [0, 1, 3, 2, 4, 5]), [batch, height * blockSize, width * blockSize, channels]);
  }) as Tensor4D;
}
