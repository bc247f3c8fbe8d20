/** @file losses.absoluteDifference: |labels − predictions|. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { abs } from '../abs';
import { sub } from '../sub';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function absoluteDifference<T extends Tensor, O extends Tensor>(
  labels: T | TensorLike,
  predictions: T | TensorLike,

  weights?: Tensor | TensorLike,

  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands('absoluteDifference', ['labels', labels], ['predictions', predictions]);
  return computeWeightedLoss<Tensor, O>(
    abs(sub($labels, $predictions)),
    lossWeights(weights, 'absoluteDifference'),
    reduction,
  );
}
