/** @file integer-dtype: An int, bool or string tensor is a source: only floating dtypes carry gradients. */

import { t } from '../../protocol/words';
import { toFloat } from '../fixes/toFloat';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const integerDtype = {
  id: 'integer-dtype' as const,
  description: 'An int, bool or string tensor is a source: only floating dtypes carry gradients.',
  check: (facts) =>
    problemsOf(facts, 'integer-dtype', {
      message: (at, source, { cause }) =>
        t(
          '{0} makes a tensor of dtype {1}, and only floating dtypes carry gradients: the gradient of {2} is null. Make it float32.',
          at,
          cause.tensor.dtype ?? 'int32',
          source,
        ),
      fixes: ({ cause }, facts) => toFloat(cause.node, cause.tensor.dtype, facts),
    }),
} satisfies Rule;
