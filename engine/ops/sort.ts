/** @file sort: x in rising (or falling) order along an axis; each dy goes back to the place its element came from. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { argsort, type Direction } from './argsort';
import { gather } from './gather';
import { toAxis } from './support/axes';
import { lastAxisSwapped } from './support/lastAxis';

export function sort<T extends Tensor>(x: T | TensorLike, axis = -1, direction: Direction = 'ASCENDING'): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'sort');
  const at = toAxis(axis, $x.rank, 'sort');
  const rows = lastAxisSwapped($x, at);
  const last = rows.rank - 1;
  return lastAxisSwapped(gather(rows, argsort(rows, last, direction), last, last), at) as T;
}
