/** @file avgPool: the mean value in each window of images. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor3D, Tensor4D } from '../tensor';
import { avgPooling } from './support/pooling';
import { perAxis, toWindows, withBatch, type ExplicitPadding, type Rounding } from './support/windows';
import { convertToFloat } from './support/dtypes';

const pair = avgPooling(
  {
    name: 'avgPool',
    tfName: 'nn.avg_pool2d',
    sample: { input: [3, 3], output: [2, 2], window: [2, 2], strides: [2, 2], dilations: [1, 1], before: [0, 0] },
  },
  'avgPoolGrad',
  'raw_ops.AvgPoolGrad',
);
export const avgPoolOp = pair.avg;
export const avgPoolGradOp = pair.grad;

export function avgPool<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  filterSize: [number, number] | number,
  strides: [number, number] | number,
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dimRoundingMode?: Rounding,
): T {
  return withBatch(convertToFloat(x, 'x', 'avgPool'), 4, 'avgPool', (batch) => {
    const attrs = toWindows(
      'avgPool',
      batch.shape.slice(1, -1),
      perAxis(filterSize, 2),
      strides,
      pad,
      1,
      dimRoundingMode,
    );
    return run(avgPoolOp, [batch], attrs);
  }) as T;
}
