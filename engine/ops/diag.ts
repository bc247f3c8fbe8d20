/** @file diag: a tensor of twice the rank with x on its diagonal and 0 elsewhere. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { eye } from './eye';
import { mul } from './mul';
import { reshape } from './reshape';
import { cast } from './cast';

export function diag(x: Tensor | TensorLike): Tensor {
  const $x = convertToTensor<Tensor>(x, 'x', 'diag');
  const square = mul(reshape($x, [-1, 1]), cast(eye($x.size), $x.dtype));
  return reshape(square, [...$x.shape, ...$x.shape]);
}
