/** @file depthwiseConv2d: each input channel convolved with filters of its own, [height, width, inputs, multiplier]. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor, Tensor3D, Tensor4D } from '../tensor';
import { convolution } from './support/convolution';
import { convertToFloat } from './support/dtypes';
import { channelsLast, toWindows, withBatch, type ExplicitPadding, type Rounding } from './support/windows';

const family = convolution({
  name: 'depthwiseConv2d',
  inputName: 'depthwiseConv2dInputGrad',
  filterName: 'depthwiseConv2dFilterGrad',
  tfNames: [
    'nn.depthwise_conv2d',
    'raw_ops.DepthwiseConv2dNativeBackpropInput',
    'raw_ops.DepthwiseConv2dNativeBackpropFilter',
  ],
  depthwise: true,
  sample: { input: [3, 3], output: [2, 2], window: [2, 2], strides: [1, 1], dilations: [1, 1], before: [0, 0] },
});
export const depthwiseConv2dOp = family.conv;
export const depthwiseConv2dInputGradOp = family.input;
export const depthwiseConv2dFilterGradOp = family.filter;

export function depthwiseConv2d<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  filter: Tensor4D | TensorLike,
  strides: [number, number] | number,
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dataFormat: 'NHWC' | 'NCHW' = 'NHWC',
  dilations: [number, number] | number | null = [1, 1],
  dimRoundingMode?: Rounding,
): T {
  const $x = convertToFloat(x, 'x', 'depthwiseConv2d');
  const $filter = convertToFloat(filter, 'filter', 'depthwiseConv2d');
  if ($filter.rank !== 4)
    throw new Error(`Error in depthwiseConv2d: filter must be rank 4, but got rank ${$filter.rank}.`);
  const convolve = (images: Tensor): Tensor => {
    const inputs = images.shape[3]!;
    if (inputs !== $filter.shape[2]) {
      throw new Error(
        `Error in depthwiseConv2d: number of input channels (${inputs}) must match the inChannels dimension in filter ${$filter.shape[2]}.`,
      );
    }
    const attrs = toWindows(
      'depthwiseConv2d',
      images.shape.slice(1, 3),
      $filter.shape.slice(0, 2),
      strides,
      pad,
      dilations ?? 1,
      dimRoundingMode,
    );
    return run(depthwiseConv2dOp, [images, $filter], attrs);
  };
  return withBatch($x, 4, 'depthwiseConv2d', (batch) => channelsLast(batch, dataFormat, convolve)) as T;
}
