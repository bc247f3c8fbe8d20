/** @file ensureShape: x itself, once it is known to have the given shape (null fits any size). */

import { convertToTensor, type TensorLike } from '../convert';
import type { Rank, ShapeMap, Tensor } from '../tensor';

export function ensureShape<R extends Rank>(x: Tensor | TensorLike, shape: ShapeMap[R]): Tensor {
  const $x = convertToTensor<Tensor>(x, 'x', 'ensureShape', 'string_or_numeric');
  const fits = $x.rank === shape.length && shape.every((size, d) => size === null || size === $x.shape[d]);
  if (!fits) throw new Error(`EnsureShape: Shape of tensor ${$x.shape} is not compatible with expected shape ${shape}`);
  return $x;
}
