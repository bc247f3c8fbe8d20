/** @file separableConv2d: a depthwise convolution, then a 1×1 convolution that mixes the channels. */

import type { TensorLike } from '../convert';
import type { Tensor3D, Tensor4D } from '../tensor';
import { conv2d } from './conv2d';
import { depthwiseConv2d } from './depthwiseConv2d';

export function separableConv2d<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  depthwiseFilter: Tensor4D | TensorLike,
  pointwiseFilter: Tensor4D | TensorLike,
  strides: [number, number] | number,
  pad: 'valid' | 'same',
  dilation: [number, number] | number = [1, 1],
  dataFormat: 'NHWC' | 'NCHW' = 'NHWC',
): T {
  const perChannel = depthwiseConv2d<T>(x, depthwiseFilter, strides, pad, dataFormat, dilation);
  return conv2d<T>(perChannel, pointwiseFilter, 1, 'valid', dataFormat);
}
