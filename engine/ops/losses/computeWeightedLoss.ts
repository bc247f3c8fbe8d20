/** @file losses.computeWeightedLoss: losses times weights, reduced to one number unless asked otherwise. */

import { convertToTensor, type TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { cast } from '../cast';
import { div } from '../div';
import { mean } from '../mean';
import { mul } from '../mul';
import { notEqual } from '../notEqual';
import { onesLike } from '../onesLike';
import { sum } from '../sum';
import { Reduction } from './reduction';

export function computeWeightedLoss<T extends Tensor, O extends Tensor>(
  losses: T | TensorLike,
  weights?: Tensor | TensorLike | null,
  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const $losses = convertToTensor<Tensor>(losses, 'losses', 'computeWeightedLoss');
  const $weights =
    weights === undefined || weights === null
      ? null
      : convertToTensor<Tensor>(weights, 'weights', 'computeWeightedLoss');
  return reduce($losses, $weights, reduction) as O;
}

function reduce(losses: Tensor, weights: Tensor | null, reduction: Reduction): Tensor {
  const weighted = weights === null ? losses : mul(losses, weights);
  switch (reduction) {
    case Reduction.NONE:
      return weighted;
    case Reduction.SUM:
      return sum(weighted);
    case Reduction.MEAN: {
      if (weights === null) return mean(weighted);
      const average = div(sum(weighted), sum(weights));
      const repeats = losses.size / weights.size;
      return repeats > 1 ? div(average, repeats) : average;
    }
    case Reduction.SUM_BY_NONZERO_WEIGHTS: {
      if (weights === null) return div(sum(weighted), losses.size);
      const counted = notEqual(mul(weights, onesLike(losses)), 0);
      return div(sum(weighted), sum(cast(counted, losses.dtype)));
    }
    default:
      throw new Error(`Unknown reduction: ${String(reduction)}`);
  }
}
