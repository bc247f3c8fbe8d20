/** @file inTopKAsync: whether each target is among the k best predictions of its row. */

import { convertToTensor, type TensorLike } from '../convert';
import { leaf } from '../run';
import { sameShape } from '../shape';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { tidy } from '../memory';

export async function inTopKAsync<T extends Tensor, U extends Tensor>(
  predictions: T | TensorLike,
  targets: U | TensorLike,
  k = 1,
): Promise<U> {
  return tidy(() => inTopK<U>(predictions, targets, k));
}

function inTopK<U extends Tensor>(predictions: Tensor | TensorLike, targets: Tensor | TensorLike, k: number): U {
  const $predictions = convertToTensor<Tensor>(predictions, 'predictions', 'inTopK');
  const $targets = convertToTensor<Tensor>(targets, 'targets', 'inTopK');
  if ($predictions.rank < 2)
    throw new Error(`inTopK() expects the predictions to be of rank 2 or higher, but got ${$predictions.rank}`);
  if ($predictions.rank - 1 !== $targets.rank) {
    throw new Error(
      `predictions rank should be 1 larger than targets rank, but got predictions rank ${$predictions.rank} and targets rank ${$targets.rank}`,
    );
  }
  if (!sameShape($predictions.shape.slice(0, -1), $targets.shape)) {
    throw new Error("predictions's shape should be align with the targets' shape, except the last dimension.");
  }
  const width = $predictions.shape[$predictions.rank - 1]!;
  if (!(k > 0 && k <= width)) {
    throw new Error(`'k' passed to inTopK() must be > 0 && <= the predictions last dimension (${width}), but got ${k}`);
  }
  const scores = valuesOf($predictions.snapshot());
  const hits = Uint8Array.from(valuesOf($targets.snapshot()), (target, row) => {
    const ofRow = scores.subarray(row * width, (row + 1) * width);
    const better = ofRow.filter((score, i) => score > ofRow[target]! || (score === ofRow[target] && i < target)).length;
    return better < k ? 1 : 0;
  });
  return leaf(makeTensor(hits, $targets.shape, 'bool')) as U;
}
