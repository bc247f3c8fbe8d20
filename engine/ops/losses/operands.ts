/** @file The tensors every loss takes: the two it compares, and their weights. */

import { convertToTensor, type TensorLike } from '../../convert';
import { sameShape } from '../../shape';
import type { Tensor } from '../../tensor';
import { convertOperand } from '../support/dtypes';

type Named = readonly [name: string, value: Tensor | TensorLike];

/** Labels and predictions as tensors of one shape. */
export function lossOperands(opName: string, labels: Named, predictions: Named): [Tensor, Tensor] {
  const $labels = convertOperand(labels[1], predictions[1], labels[0], opName);
  const $predictions = convertOperand(predictions[1], labels[1], predictions[0], opName);
  if (!sameShape($labels.shape, $predictions.shape)) {
    throw new Error(`Error in ${opName}:  Shapes ${$labels.shape} and ${$predictions.shape} must match`);
  }
  return [$labels, $predictions];
}

/** The weights as a tensor; undefined where every loss counts alike. */
export function lossWeights(weights: Tensor | TensorLike | null | undefined, opName: string): Tensor | undefined {
  return weights === undefined || weights === null ? undefined : convertToTensor<Tensor>(weights, 'weights', opName);
}
