/** @file linalg.gramSchmidt: vectors made orthogonal to each other and of length 1. */

import { convertToTensor } from '../../convert';
import type { Tensor, Tensor1D, Tensor2D } from '../../tensor';
import { div } from '../div';
import { mul } from '../mul';
import { norm } from '../norm';
import { stack } from '../stack';
import { sub } from '../sub';
import { sum } from '../sum';
import { unstack } from '../unstack';

export function gramSchmidt(xs: Tensor1D[] | Tensor2D): Tensor1D[] | Tensor2D {
  const vectors = Array.isArray(xs) ? xs.map((x) => convertToTensor<Tensor>(x, 'xs', 'gramSchmidt')) : unstack(xs, 0);
  const width = vectors[0]?.size ?? 0;
  if (vectors.length === 0) throw new Error('Gram-Schmidt process: input must not be null, undefined, or empty');
  for (const { size } of vectors) {
    if (size !== width)
      throw new Error(`Gram-Schmidt: Non-unique lengths found in the input vectors: (${size} vs. ${width})`);
  }
  if (vectors.length > width)
    throw new Error(`Number of vectors (${vectors.length}) exceeds number of dimensions (${width}).`);
  const done: Tensor[] = [];
  for (const vector of vectors) {
    let rest = vector;
    for (const unit of done) rest = sub(rest, mul(sum(mul(unit, rest)), unit));
    done.push(div(rest, norm(rest, 'euclidean')));
  }
  return Array.isArray(xs) ? (done as Tensor1D[]) : (stack(done) as Tensor2D);
}
