/** @file dot: the product of vectors and matrices, Σ over the last axis of t1 and the first of t2. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { matMul } from './matMul';
import { reshape } from './reshape';

export function dot(t1: Tensor | TensorLike, t2: Tensor | TensorLike): Tensor {
  const $t1 = convertToTensor<Tensor>(t1, 't1', 'dot');
  const $t2 = convertToTensor<Tensor>(t2, 't2', 'dot');
  if (($t1.rank !== 1 && $t1.rank !== 2) || ($t2.rank !== 1 && $t2.rank !== 2)) {
    throw new Error(`Error in dot: inputs must all be rank 1 or 2, but got ranks ${$t1.rank} and ${$t2.rank}.`);
  }
  const inner1 = $t1.rank === 1 ? $t1.size : $t1.shape[1]!;
  const inner2 = $t2.rank === 1 ? $t2.size : $t2.shape[0]!;
  if (inner1 !== inner2) {
    throw new Error(`Error in dot: inner dimensions of inputs must match, but got ${inner1} and ${inner2}.`);
  }
  const rows = $t1.rank === 1 ? reshape($t1, [1, -1]) : $t1;
  const columns = $t2.rank === 1 ? reshape($t2, [-1, 1]) : $t2;
  const outer = [...($t1.rank === 1 ? [] : [$t1.shape[0]!]), ...($t2.rank === 1 ? [] : [$t2.shape[1]!])];
  const product = matMul(rows, columns);
  return outer.length === 2 ? product : reshape(product, outer);
}
