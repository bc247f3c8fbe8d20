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
  if ($labels.rank !== 1 || $predictions.rank !== 1 || $labels.size !== $predictions.size) {
    throw new Error(
      `confusionMatrix needs two vectors of one length, but got [${$labels.shape}] and [${$predictions.shape}].`,
    );
  }
  const rows = (x: Tensor1D) => oneHot(cast(x, 'int32'), numClasses);
  return cast(matMul<Tensor2D>(rows($labels), rows($predictions), true), 'int32');
}
