/** @file separableConv2d: a depthwise convolution, then a 1×1 convolution that mixes the channels. */

import type { TensorLike } from '../convert';
import type { Tensor3D, Tensor4D } from '../tensor';
import { conv2d } from './conv2d';
import { depthwiseConv2d } from './depthwiseConv2d';
import { convertToFloat } from './support/dtypes';

export function separableConv2d<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  depthwiseFilter: Tensor4D | TensorLike,
  pointwiseFilter: Tensor4D | TensorLike,
  strides: [number, number] | number,
  pad: 'valid' | 'same',
  dilation: [number, number] | number = [1, 1],
  dataFormat: 'NHWC' | 'NCHW' = 'NHWC',
): T {
  const $x = convertToFloat(x, 'x', 'separableConv2d') as T;
  const $depthwise = convertToFloat(depthwiseFilter, 'depthwiseFilter', 'separableConv2d') as Tensor4D;
  const $pointwise = convertToFloat(pointwiseFilter, 'pointwiseFilter', 'separableConv2d') as Tensor4D;
  if ($x.rank !== 3 && $x.rank !== 4) {
    throw new Error(`Error in separableConv2d: input must be rank 4 (or 3, one image), but got rank ${$x.rank}.`);
  }
  if ($depthwise.rank !== 4 || $pointwise.rank !== 4) {
    throw new Error(
      `Error in separableConv2d: both filters must be rank 4, but got ranks ${$depthwise.rank} and ${$pointwise.rank}.`,
    );
  }
  const [height, width, inputs] = $pointwise.shape;
  [height, width].forEach((size, d) => {
    if (size !== 1) {
      throw new Error(`Error in separableConv2d: dimension ${d} of the pointwise filter must be 1, but got ${size}.`);
    }
  });
  const channels = $depthwise.shape[2] * $depthwise.shape[3];
  if (inputs !== channels) {
    throw new Error(
      `Error in separableConv2d: the third dimension of the pointwise filter must be ${channels}, but got ${inputs}.`,
    );
  }
  const perChannel = depthwiseConv2d<T>($x, $depthwise, strides, pad, dataFormat, dilation);
  return conv2d<T>(perChannel, $pointwise, 1, 'valid', dataFormat);
}
