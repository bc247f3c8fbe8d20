/** @file multinomial: indices drawn from categorical distributions given by logits (or by probabilities when normalized). */

import { convertToTensor, type TensorLike } from '../convert';
import { RandomStream } from '../random';
import { leaf } from '../run';
import { makeTensor, valuesOf, type Tensor, type Tensor1D, type Tensor2D } from '../tensor';
import { softmax } from './softmax';

export function multinomial(
  logits: Tensor1D | Tensor2D | TensorLike,
  numSamples: number,
  seed?: number,
  normalized = false,
): Tensor1D | Tensor2D {
  const $logits = convertToTensor<Tensor>(logits, 'logits', 'multinomial');
  if ($logits.rank > 2) throw new Error(`Rank of probabilities must be 1 or 2, but is ${$logits.rank}`);
  const outcomes = $logits.shape[$logits.rank - 1] ?? 0;
  if (outcomes < 2) throw new Error(`Error in multinomial: you need at least 2 outcomes, but got ${outcomes}.`);
  const probabilities = valuesOf((normalized ? $logits : softmax($logits)).snapshot());
  const stream = new RandomStream(seed);
  const rows = probabilities.length / outcomes;
  const picks = new Int32Array(rows * numSamples);
  for (let i = 0; i < picks.length; i++) {
    const start = Math.floor(i / numSamples) * outcomes;
    let rest = stream.uniform();
    let pick = 0;
    while (pick < outcomes - 1 && (rest -= probabilities[start + pick]!) >= 0) pick++;
    picks[i] = pick;
  }
  const shape = $logits.rank === 1 ? [numSamples] : [rows, numSamples];
  return leaf(makeTensor(picks, shape, 'int32')) as Tensor1D | Tensor2D;
}
