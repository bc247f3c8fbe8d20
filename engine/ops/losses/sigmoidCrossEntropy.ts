/** @file losses.sigmoidCrossEntropy: softplus(x) − x·label, the cross entropy of sigmoid(x), for labels that need not exclude each other. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { add } from '../add';
import { mul } from '../mul';
import { softplus } from '../softplus';
import { sub } from '../sub';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function sigmoidCrossEntropy<T extends Tensor, O extends Tensor>(
  multiClassLabels: T | TensorLike,
  logits: T | TensorLike,

  weights?: Tensor | TensorLike,
  labelSmoothing = 0,
  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands(
    'sigmoidCrossEntropy',
    ['multiClassLabels', multiClassLabels],
    ['logits', logits],
  );
  const smooth = labelSmoothing > 0 ? add(mul($labels, 1 - labelSmoothing), 0.5 * labelSmoothing) : $labels;
  return computeWeightedLoss<Tensor, O>(
    sub(softplus($predictions), mul($predictions, smooth)),
    lossWeights(weights, 'sigmoidCrossEntropy'),
    reduction,
  );
}
