/** @file fused.conv2d: conv2d, then bias and activation. */

import type { TensorLike } from '../../convert';
import type { Tensor3D, Tensor4D } from '../../tensor';
import { conv2d as plain } from '../conv2d';
import type { ExplicitPadding, Rounding } from '../support/windows';
import { ended, type Ending } from './activation';

export interface FusedConv2dConfig<T extends Tensor3D | Tensor4D> extends Ending {
  x: T | TensorLike;
  filter: Tensor4D | TensorLike;
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number | ExplicitPadding;
  dataFormat?: 'NHWC' | 'NCHW';
  dilations?: [number, number] | number;
  dimRoundingMode?: Rounding;
}

export function conv2d<T extends Tensor3D | Tensor4D>(config: FusedConv2dConfig<T>): T {
  const { x, filter, strides, pad, dataFormat, dilations, dimRoundingMode, ...ending } = config;
  return ended<T>(plain<T>(x, filter, strides, pad, dataFormat, dilations, dimRoundingMode), ending, dataFormat);
}
