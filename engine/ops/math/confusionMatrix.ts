/** @file math.confusionMatrix: how often label i was predicted as class j. */

import { convertToTensor, type TensorLike } from '../../convert';
import type { Tensor1D, Tensor2D } from '../../tensor';
import { cast } from '../cast';
import { matMul } from '../matMul';
import { oneHot } from '../oneHot';

export function confusionMatrix(
  labels: Tensor1D | TensorLike,
  predictions: Tensor1D | TensorLike,
  numClasses: number,
): Tensor2D {
  const $labels = convertToTensor<Tensor1D>(labels, 'labels', 'confusionMatrix');
  const $predictions = convertToTensor<Tensor1D>(predictions, 'predictions', 'confusionMatrix');
  if (!(numClasses > 0 && Number.isInteger(numClasses))) {
    throw new Error(`If provided, numClasses must be a positive integer, but got ${numClasses}`);
  }
  for (const [name, { rank }] of Object.entries({ labels: $labels, predictions: $predictions })) {
    if (rank !== 1) throw new Error(`Expected the rank of ${name} to be 1, but got ${rank}`);
  }
  if ($labels.size !== $predictions.size) {
    throw new Error(
      `Mismatch in the number of examples: ${$labels.size} vs. ${$predictions.size}. Labels and predictions should have the same number of elements.`,
    );
  }
  const rows = (x: Tensor1D) => oneHot(cast(x, 'int32'), numClasses);
  return cast(matMul<Tensor2D>(rows($labels), rows($predictions), true), 'int32');
}
