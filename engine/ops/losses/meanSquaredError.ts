/** @file losses.meanSquaredError: (labels − predictions)². */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { squaredDifference } from '../squaredDifference';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function meanSquaredError<T extends Tensor, O extends Tensor>(
  labels: T | TensorLike,
  predictions: T | TensorLike,

  weights?: Tensor | TensorLike,

  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands('meanSquaredError', ['labels', labels], ['predictions', predictions]);
  return computeWeightedLoss<Tensor, O>(
    squaredDifference($labels, $predictions),
    lossWeights(weights, 'meanSquaredError'),
    reduction,
  );
}
