/** @file losses.logLoss: −label·log(p) − (1 − label)·log(1 − p), with epsilon added inside the logarithms. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { add } from '../add';
import { log } from '../log';
import { mul } from '../mul';
import { neg } from '../neg';
import { sub } from '../sub';
import { computeWeightedLoss } from './computeWeightedLoss';
import { lossOperands, lossWeights } from './operands';
import { Reduction } from './reduction';

export function logLoss<T extends Tensor, O extends Tensor>(
  labels: T | TensorLike,
  predictions: T | TensorLike,

  weights?: Tensor | TensorLike,
  epsilon = 1e-7,
  reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): O {
  const [$labels, $predictions] = lossOperands('logLoss', ['labels', labels], ['predictions', predictions]);
  const ofOnes = mul($labels, log(add($predictions, epsilon)));
  const ofZeros = mul(sub(1, $labels), log(add(sub(1, $predictions), epsilon)));
  return computeWeightedLoss<Tensor, O>(sub(neg(ofOnes), ofZeros), lossWeights(weights, 'logLoss'), reduction);
}
