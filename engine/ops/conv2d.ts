/** @file conv2d: a filter [height, width, inputs, outputs] slid over images [batch, height, width, inputs]. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor, Tensor3D, Tensor4D } from '../tensor';
import { convolution } from './support/convolution';
import { convertToFloat } from './support/dtypes';
import {
  channelsLast,
  toWindows,
  withBatch,
  type ExplicitPadding,
  type Padding,
  type Rounding,
} from './support/windows';

const family = convolution({
  name: 'conv2d',
  inputName: 'conv2dTranspose',
  filterName: 'conv2dFilterGrad',
  tfNames: ['nn.conv2d', 'nn.conv2d_transpose', 'raw_ops.Conv2DBackpropFilter'],
  depthwise: false,
  sample: { input: [3, 3], output: [2, 2], window: [2, 2], strides: [2, 2], dilations: [1, 1], before: [0, 0] },
});
export const conv2dOp = family.conv;
export const conv2dTransposeOp = family.input;
export const conv2dFilterGradOp = family.filter;

export function conv2d<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  filter: Tensor4D | TensorLike,
  strides: [number, number] | number,
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dataFormat: 'NHWC' | 'NCHW' = 'NHWC',
  dilations: [number, number] | number | null = [1, 1],
  dimRoundingMode?: Rounding,
): T {
  const $x = convertToFloat(x, 'x', 'conv2d');
  const $filter = convertToFloat(filter, 'filter', 'conv2d');
  if ($filter.rank !== 4) throw new Error(`Error in conv2d: filter must be rank 4, but got rank ${$filter.rank}.`);
  const sides: Padding = typeof pad === 'object' && dataFormat === 'NCHW' ? [pad[0], pad[2], pad[3], pad[1]] : pad;
  const convolve = (images: Tensor): Tensor => {
    const inputs = images.shape[3]!;
    if (inputs !== $filter.shape[2]) {
      throw new Error(
        `Error in conv2d: depth of input (${inputs}) must match input depth for filter ${$filter.shape[2]}.`,
      );
    }
    const attrs = toWindows(
      'conv2d',
      images.shape.slice(1, 3),
      $filter.shape.slice(0, 2),
      strides,
      sides,
      dilations ?? 1,
      dimRoundingMode,
    );
    return run(conv2dOp, [images, $filter], attrs);
  };
  return withBatch($x, 4, 'conv2d', (batch) => channelsLast(batch, dataFormat, convolve)) as T;
}
