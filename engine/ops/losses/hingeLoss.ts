/** @file losses.hingeLoss: max(0, 1 − label·prediction), where labels 0 and 1 count as −1 and 1. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { mul } from '../mul';
import { relu } from '../relu';
import { sub } from '../sub';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function hingeLoss<T extends Tensor, O extends Tensor>(
  labels: T | TensorLike,
  predictions: T | TensorLike,

  weights?: Tensor | TensorLike,

  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands('hingeLoss', ['labels', labels], ['predictions', predictions]);
  const signs = sub(mul($labels, 2), 1);
  return computeWeightedLoss<Tensor, O>(
    relu(sub(1, mul(signs, $predictions))),
    lossWeights(weights, 'hingeLoss'),
    reduction,
  );
}
