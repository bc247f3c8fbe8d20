/** @file meshgrid: the coordinates of a grid, from the values along its two axes. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { broadcastTo } from './broadcastTo';
import { reshape } from './reshape';

export function meshgrid<T extends Tensor>(
  x?: T | TensorLike,
  y?: T | TensorLike,
  { indexing = 'xy' }: { indexing?: string } = {},
): Tensor[] {
  if (indexing !== 'xy' && indexing !== 'ij')
    throw new TypeError(`${indexing} is not a valid third argument to meshgrid`);
  if (x === undefined) return [];
  const $x = convertToTensor<Tensor>(x, 'x', 'meshgrid');
  if (y === undefined) return [$x];
  const $y = convertToTensor<Tensor>(y, 'y', 'meshgrid');
  const shape = indexing === 'xy' ? [$y.size, $x.size] : [$x.size, $y.size];
  const row = (t: Tensor) => broadcastTo(reshape(t, [1, -1]), shape);
  const column = (t: Tensor) => broadcastTo(reshape(t, [-1, 1]), shape);
  return indexing === 'xy' ? [row($x), column($y)] : [column($x), row($y)];
}
