/** @file pool: maxPool or avgPool, with windows that may have gaps. */

import { convertToTensor, type TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor3D, Tensor4D } from '../tensor';
import { avgPoolOp } from './avgPool';
import { maxPoolOp } from './maxPool';
import { perAxis, toWindows, withBatch, type ExplicitPadding, type Rounding } from './support/windows';

export function pool<T extends Tensor3D | Tensor4D>(
  input: T | TensorLike,
  windowShape: [number, number] | number,
  poolingType: 'avg' | 'max',
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dilations?: [number, number] | number,
  strides?: [number, number] | number,
  dimRoundingMode?: Rounding,
): T {
  return withBatch(convertToTensor<T>(input, 'input', 'pool'), 4, 'pool', (batch) => {
    const window = perAxis(windowShape, 2);
    const attrs = toWindows(
      'pool',
      batch.shape.slice(1, 3),
      window,
      strides ?? 1,
      pad,
      dilations ?? 1,
      dimRoundingMode,
    );
    return run(poolingType === 'avg' ? avgPoolOp : maxPoolOp, [batch], attrs);
  }) as T;
}
