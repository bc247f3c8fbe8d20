/** @file maxPool3d: the largest value in each window of volumes. */

import { convertToTensor, type TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor4D, Tensor5D } from '../tensor';
import { maxPooling } from './support/pooling';
import { perAxis, toWindows, withBatch, type Rounding } from './support/windows';

export const maxPool3dOp = maxPooling({
  name: 'maxPool3d',
  tfName: 'nn.max_pool3d',
  sample: {
    input: [2, 2, 2],
    output: [1, 2, 1],
    window: [2, 1, 2],
    strides: [1, 1, 1],
    dilations: [1, 1, 1],
    before: [0, 0, 0],
  },
});

export function maxPool3d<T extends Tensor4D | Tensor5D>(
  x: T | TensorLike,
  filterSize: [number, number, number] | number,
  strides: [number, number, number] | number,
  pad: 'valid' | 'same' | number,
  dimRoundingMode?: Rounding,
  dataFormat: 'NDHWC' | 'NCDHW' = 'NDHWC',
): T {
  if (dataFormat !== 'NDHWC')
    throw new Error(`Error in maxPool3d: Only NDHWC is currently supported, but got dataFormat of ${dataFormat}.`);
  return withBatch(convertToTensor<T>(x, 'x', 'maxPool3d'), 5, 'maxPool3d', (batch) => {
    const attrs = toWindows(
      'maxPool3d',
      batch.shape.slice(1, -1),
      perAxis(filterSize, 3),
      strides,
      pad,
      1,
      dimRoundingMode,
    );
    return run(maxPool3dOp, [batch], attrs);
  }) as T;
}
