/** @file upperBound: the last place where each value can be put into a sorted row so that it stays sorted. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { searchSorted } from './searchSorted';

export function upperBound(sortedSequence: Tensor | TensorLike, values: Tensor | TensorLike): Tensor {
  return searchSorted(sortedSequence, values, 'right');
}
