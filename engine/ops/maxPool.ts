/** @file maxPool: the largest value in each window of images. */

import { convertToTensor, type TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor3D, Tensor4D } from '../tensor';
import { maxPooling } from './support/pooling';
import { perAxis, toWindows, withBatch, type ExplicitPadding, type Rounding } from './support/windows';

export const maxPoolOp = maxPooling({
  name: 'maxPool',
  tfName: 'nn.max_pool2d',
  sample: { input: [3, 3], output: [2, 2], window: [2, 2], strides: [2, 2], dilations: [1, 1], before: [0, 0] },
});

export function maxPool<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  filterSize: [number, number] | number,
  strides: [number, number] | number,
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dimRoundingMode?: Rounding,
): T {
  return withBatch(convertToTensor<T>(x, 'x', 'maxPool'), 4, 'maxPool', (batch) => {
    const attrs = toWindows(
      'maxPool',
      batch.shape.slice(1, -1),
      perAxis(filterSize, 2),
      strides,
      pad,
      1,
      dimRoundingMode,
    );
    return run(maxPoolOp, [batch], attrs);
  }) as T;
}
