/** @file losses.softmaxCrossEntropy: −Σ label·log softmax(logits) along the last axis, for labels that exclude each other. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { add } from '../add';
import { mul } from '../mul';
import { softmaxCrossEntropyWithLogits } from '../softmaxCrossEntropyWithLogits';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function softmaxCrossEntropy<T extends Tensor, O extends Tensor>(
  onehotLabels: T | TensorLike,
  logits: T | TensorLike,

  weights?: Tensor | TensorLike,
  labelSmoothing = 0,
  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands(
    'softmaxCrossEntropy',
    ['onehotLabels', onehotLabels],
    ['logits', logits],
  );
  const classes = $labels.shape[$labels.rank - 1] ?? 1;
  const smooth = labelSmoothing > 0 ? add(mul($labels, 1 - labelSmoothing), labelSmoothing / classes) : $labels;
  return computeWeightedLoss<Tensor, O>(
    softmaxCrossEntropyWithLogits(smooth, $predictions),
    lossWeights(weights, 'softmaxCrossEntropy'),
    reduction,
  );
}
