/** @file tf.sparse: sparse segments, as TF.js groups them. */

import { sparseSegmentMean } from './sparse/sparseSegmentMean';
import { sparseSegmentSum } from './sparse/sparseSegmentSum';

export const sparse = {
  sparseSegmentMean,
  sparseSegmentSum,
};
