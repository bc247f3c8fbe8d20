/** @file tf.math: what TF.js keeps under `tf.math`. */

import { confusionMatrix } from './math/confusionMatrix';

export const math = {
  confusionMatrix,
};
