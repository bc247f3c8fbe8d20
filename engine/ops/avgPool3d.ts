/** @file avgPool3d: the mean value in each window of volumes. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor4D, Tensor5D } from '../tensor';
import { avgPooling } from './support/pooling';
import { perAxis, toWindows, withBatch, type Rounding } from './support/windows';
import { convertToFloat } from './support/dtypes';

const pair = avgPooling(
  {
    name: 'avgPool3d',
    tfName: 'nn.avg_pool3d',
    sample: {
      input: [2, 2, 2],
      output: [1, 2, 1],
      window: [2, 1, 2],
      strides: [1, 1, 1],
      dilations: [1, 1, 1],
      before: [0, 0, 0],
    },
  },
  'avgPool3dGrad',
  'raw_ops.AvgPool3DGrad',
);
export const avgPool3dOp = pair.avg;
export const avgPool3dGradOp = pair.grad;

export function avgPool3d<T extends Tensor4D | Tensor5D>(
  x: T | TensorLike,
  filterSize: [number, number, number] | number,
  strides: [number, number, number] | number,
  pad: 'valid' | 'same' | number,
  dimRoundingMode?: Rounding,
  dataFormat: 'NDHWC' | 'NCDHW' = 'NDHWC',
): T {
  if (dataFormat !== 'NDHWC')
    throw new Error(`Error in avgPool3d: Only NDHWC is currently supported, but got dataFormat of ${dataFormat}.`);
  return withBatch(convertToFloat(x, 'x', 'avgPool3d'), 5, 'avgPool3d', (batch) => {
    const attrs = toWindows(
      'avgPool3d',
      batch.shape.slice(1, -1),
      perAxis(filterSize, 3),
      strides,
      pad,
      1,
      dimRoundingMode,
    );
    return run(avgPool3dOp, [batch], attrs);
  }) as T;
}
