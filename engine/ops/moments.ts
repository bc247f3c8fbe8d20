/** @file moments: mean and variance over axes. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mean } from './mean';
import { reshape } from './reshape';
import { square } from './square';
import { sub } from './sub';
import { keptShape, toAxes } from './support/axes';
import { toFloat } from './support/dtypes';

export function moments(
  x: Tensor | TensorLike,
  axis: number | number[] | null = null,
  keepDims = false,
): { mean: Tensor; variance: Tensor } {
  const $x = toFloat(convertToTensor<Tensor>(x, 'x', 'moments'));
  const axes = toAxes(axis, $x.rank, 'moments');
  const average = mean($x, axes, keepDims);
  const beside = keepDims ? average : reshape(average, keptShape($x.shape, axes));
  return { mean: average, variance: mean(square(sub($x, beside)), axes, keepDims) };
}
