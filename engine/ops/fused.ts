/** @file tf.fused: products with bias and activation in one call, as TF.js groups them. */

import { conv2d } from './fused/conv2d';
import { depthwiseConv2d } from './fused/depthwiseConv2d';
import { matMul } from './fused/matMul';

export const fused = {
  conv2d,
  depthwiseConv2d,
  matMul,
};
