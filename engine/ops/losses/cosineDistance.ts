/** @file losses.cosineDistance: 1 − Σ label·prediction along an axis. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { mul } from '../mul';
import { sub } from '../sub';
import { sum } from '../sum';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function cosineDistance<T extends Tensor, O extends Tensor>(
  labels: T | TensorLike,
  predictions: T | TensorLike,
  axis: number,
  weights?: Tensor | TensorLike,

  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands('cosineDistance', ['labels', labels], ['predictions', predictions]);
  return computeWeightedLoss<Tensor, O>(
    sub(1, sum(mul($labels, $predictions), axis, true)),
    lossWeights(weights, 'cosineDistance'),
    reduction,
  );
}
