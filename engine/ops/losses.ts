/** @file tf.losses: the losses, as TF.js groups them. */

import { absoluteDifference } from './losses/absoluteDifference';
import { computeWeightedLoss } from './losses/computeWeightedLoss';
import { cosineDistance } from './losses/cosineDistance';
import { hingeLoss } from './losses/hingeLoss';
import { huberLoss } from './losses/huberLoss';
import { logLoss } from './losses/logLoss';
import { meanSquaredError } from './losses/meanSquaredError';
import { sigmoidCrossEntropy } from './losses/sigmoidCrossEntropy';
import { softmaxCrossEntropy } from './losses/softmaxCrossEntropy';

export const losses = {
  absoluteDifference,
  computeWeightedLoss,
  cosineDistance,
  hingeLoss,
  huberLoss,
  logLoss,
  meanSquaredError,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
};
