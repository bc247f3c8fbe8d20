/** @file pool: maxPool or avgPool, with windows that may have gaps. */

import { convertToTensor, type TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor, Tensor3D, Tensor4D } from '../tensor';
import { avgPoolOp } from './avgPool';
import { clone } from './clone';
import { maxPoolOp } from './maxPool';
import { pad as zeroPadded } from './pad';
import {
  perAxis,
  toWindows,
  withBatch,
  type ExplicitPadding,
  type Rounding,
  type WindowAttrs,
} from './support/windows';

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
    const gaps = perAxis(dilations ?? 1, 2);
    // Windows with gaps see the padding as zeros, where windows without skip it: both libraries put the zeros there themselves.
    const isPadded = pad === 'same' && gaps.some((gap) => gap > 1);
    const x = isPadded ? withZerosAround(batch, window, gaps) : batch;
    const sides = isPadded ? 'valid' : pad;
    const attrs = toWindows('pool', x.shape.slice(1, 3), window, strides ?? 1, sides, gaps, dimRoundingMode);
    if (isLoneCells(attrs)) return clone(x);
    return run(poolingType === 'avg' ? avgPoolOp : maxPoolOp, [x], attrs);
  }) as T;
}

/** TF.js hands x back where windows of one cell give as many values as there are cells, even where padding moved them. */
function isLoneCells({ window, input, output }: WindowAttrs): boolean {
  return window.every((size) => size === 1) && input.every((size, d) => size === output[d]);
}

function withZerosAround(batch: Tensor, window: readonly number[], gaps: readonly number[]): Tensor {
  const sides = window.map((size, d): [number, number] => {
    const extra = (size - 1) * gaps[d]!;
    return [Math.floor(extra / 2), extra - Math.floor(extra / 2)];
  });
  return zeroPadded(batch, [[0, 0], ...sides, [0, 0]]);
}
