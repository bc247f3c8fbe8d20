/** @file conv3d: a filter [depth, height, width, inputs, outputs] slid over volumes [batch, depth, height, width, inputs]. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor4D, Tensor5D } from '../tensor';
import { convolution } from './support/convolution';
import { convertToFloat } from './support/dtypes';
import { toWindows, withBatch } from './support/windows';

const family = convolution({
  name: 'conv3d',
  inputName: 'conv3dTranspose',
  filterName: 'conv3dFilterGrad',
  tfNames: ['nn.conv3d', 'nn.conv3d_transpose', 'raw_ops.Conv3DBackpropFilterV2'],
  depthwise: false,
  sample: {
    input: [2, 2, 2],
    output: [1, 2, 1],
    window: [2, 1, 2],
    strides: [1, 1, 1],
    dilations: [1, 1, 1],
    before: [0, 0, 0],
  },
});
export const conv3dOp = family.conv;
export const conv3dTransposeOp = family.input;
export const conv3dFilterGradOp = family.filter;

export function conv3d<T extends Tensor4D | Tensor5D>(
  x: T | TensorLike,
  filter: Tensor5D | TensorLike,
  strides: [number, number, number] | number,
  pad: 'valid' | 'same',
  dataFormat: 'NDHWC' | 'NCDHW' = 'NDHWC',
  dilations: [number, number, number] | number = [1, 1, 1],
): T {
  const $x = convertToFloat(x, 'x', 'conv3d');
  const $filter = convertToFloat(filter, 'filter', 'conv3d');
  if ($filter.rank !== 5) throw new Error(`Error in conv3d: filter must be rank 5, but got rank ${$filter.rank}.`);
  if (dataFormat !== 'NDHWC')
    throw new Error(`Error in conv3d: got dataFormat of ${dataFormat} but only NDHWC is currently supported.`);
  return withBatch($x, 5, 'conv3d', (batch) => {
    const inputs = batch.shape[4]!;
    if (inputs !== $filter.shape[3]) {
      throw new Error(
        `Error in conv3d: depth of input (${inputs}) must match input depth for filter ${$filter.shape[3]}.`,
      );
    }
    const attrs = toWindows(
      'conv3d',
      batch.shape.slice(1, 4),
      $filter.shape.slice(0, 3),
      strides,
      pad,
      dilations,
      undefined,
    );
    return run(conv3dOp, [batch, $filter], attrs);
  }) as T;
}
