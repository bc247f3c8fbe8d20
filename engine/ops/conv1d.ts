/** @file conv1d: a filter [width, inputs, outputs] slid over sequences [batch, width, inputs]; a conv2d of height 1. */

import type { TensorLike } from '../convert';
import type { Rank, Tensor, Tensor2D, Tensor3D } from '../tensor';
import { conv2d } from './conv2d';
import { reshape } from './reshape';
import { convertToFloat } from './support/dtypes';
import { checkWhole, type ExplicitPadding, type Rounding, withBatch } from './support/windows';

export function conv1d<T extends Tensor2D | Tensor3D>(
  x: T | TensorLike,
  filter: Tensor3D | TensorLike,
  stride: number,
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dataFormat: 'NWC' | 'NCW' = 'NWC',
  dilation = 1,
  dimRoundingMode?: Rounding,
): T {
  const $x = convertToFloat(x, 'x', 'conv1d');
  const $filter = convertToFloat(filter, 'filter', 'conv1d');
  if ($filter.rank !== 3) throw new Error(`Error in conv1d: filter must be rank 3, but got rank ${$filter.rank}.`);
  if (dataFormat !== 'NWC')
    throw new Error(`Error in conv1d: got dataFormat of ${dataFormat} but only NWC is currently supported.`);
  if (!(dilation > 0)) throw new Error(`Error in conv1d: Dilated rates should be larger than 0, but got ${dilation}.`);
  if (typeof pad === 'number' && dimRoundingMode !== undefined) checkWhole(pad, 'conv1d', dimRoundingMode);
  const filter2d = reshape<Rank.R4>($filter, [1, $filter.shape[0]!, $filter.shape[1]!, $filter.shape[2]!]);
  // A number of cells is meant along the sequence only; the height of 1 gets none.
  const sides: 'valid' | 'same' | ExplicitPadding =
    typeof pad === 'number'
      ? [
          [0, 0],
          [0, 0],
          [pad, pad],
          [0, 0],
        ]
      : pad;
  return withBatch($x, 3, 'conv1d', (batch: Tensor) => {
    const [n, width, inputs] = batch.shape as [number, number, number];
    const image = reshape<Rank.R4>(batch, [n, 1, width, inputs]);
    const y = conv2d(image, filter2d, [1, stride], sides, 'NHWC', [1, dilation], dimRoundingMode);
    return reshape(y, [n, y.shape[2], y.shape[3]]);
  }) as T;
}
