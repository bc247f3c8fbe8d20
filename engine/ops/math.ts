/** @file tf.math: what TF.js keeps there, and the ops it lacks under TensorFlow's own names; those are in `tf` itself too. */

import { confusionMatrix } from './math/confusionMatrix';
import { cumulativeLogsumexp } from './cumulativeLogsumexp';
import { digamma } from './digamma';
import { erfinv } from './erfinv';
import { lgamma } from './lgamma';
import { polygamma } from './polygamma';
import { rint } from './rint';
import { segmentMax } from './segmentMax';
import { segmentMean } from './segmentMean';
import { segmentMin } from './segmentMin';
import { segmentProd } from './segmentProd';
import { segmentSum } from './segmentSum';
import { unsortedSegmentMax } from './unsortedSegmentMax';
import { unsortedSegmentMean } from './unsortedSegmentMean';
import { unsortedSegmentMin } from './unsortedSegmentMin';
import { unsortedSegmentProd } from './unsortedSegmentProd';
import { unsortedSegmentSqrtN } from './unsortedSegmentSqrtN';
import { unsortedSegmentSum } from './unsortedSegmentSum';
import { xdivy } from './xdivy';
import { xlog1py } from './xlog1py';
import { xlogy } from './xlogy';

export const math = {
  confusionMatrix,
  cumulativeLogsumexp,
  digamma,
  erfinv,
  lgamma,
  polygamma,
  rint,
  segmentMax,
  segmentMean,
  segmentMin,
  segmentProd,
  segmentSum,
  unsortedSegmentMax,
  unsortedSegmentMean,
  unsortedSegmentMin,
  unsortedSegmentProd,
  unsortedSegmentSqrtN,
  unsortedSegmentSum,
  xdivy,
  xlog1py,
  xlogy,
};
