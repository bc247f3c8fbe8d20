/** @file tf.sparse: sparse tensors in parts, as TF.js groups them. */

import { sparseFillEmptyRows } from './sparse/sparseFillEmptyRows';
import { sparseReshape } from './sparse/sparseReshape';
import { sparseSegmentMean } from './sparse/sparseSegmentMean';
import { sparseSegmentSum } from './sparse/sparseSegmentSum';

export const sparse = {
  sparseFillEmptyRows,
  sparseReshape,
  sparseSegmentMean,
  sparseSegmentSum,
};
