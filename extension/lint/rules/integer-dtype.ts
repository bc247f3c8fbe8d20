/** @file integer-dtype: An int, bool or string tensor is a source: only floating dtypes carry gradients. */

import { toFloat } from '../fixes/toFloat';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const integerDtype = {
  id: 'integer-dtype' as const,
  description: 'An int, bool or string tensor is a source: only floating dtypes carry gradients.',
  check: (facts) =>
    problemsOf(facts, 'integer-dtype', {
      message: (at, source, { cause }) =>
        `${at} makes a tensor of dtype ${cause.tensor.dtype ?? 'int32'}, and only floating dtypes carry gradients: the gradient of ${source} is null. Make it float32.`,
      fixes: ({ cause }, facts) => toFloat(cause.node, cause.tensor.dtype, facts),
    }),
} satisfies Rule;
