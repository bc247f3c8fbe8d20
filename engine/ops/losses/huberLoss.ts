/** @file losses.huberLoss: half the squared error up to delta, then straight on. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { abs } from '../abs';
import { add } from '../add';
import { minimum } from '../minimum';
import { mul } from '../mul';
import { square } from '../square';
import { sub } from '../sub';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function huberLoss<T extends Tensor, O extends Tensor>(
  labels: T | TensorLike,
  predictions: T | TensorLike,

  weights?: Tensor | TensorLike,
  delta = 1.0,
  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands('huberLoss', ['labels', labels], ['predictions', predictions]);
  const error = abs(sub($predictions, $labels));
  const quadratic = minimum(error, delta);
  const linear = sub(error, quadratic);
  return computeWeightedLoss<Tensor, O>(
    add(mul(square(quadratic), 0.5), mul(linear, delta)),
    lossWeights(weights, 'huberLoss'),
    reduction,
  );
}
