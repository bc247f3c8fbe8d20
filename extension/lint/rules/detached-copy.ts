/** @file detached-copy: A tensor is copied into a new one: a copy has no gradient. */

import { t } from '../../protocol/words';
import { keepTensor } from '../fixes/keepTensor';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const detachedCopy = {
  id: 'detached-copy' as const,
  description: 'A tensor is copied into a new one: a copy has no gradient.',
  check: (facts) =>
    problemsOf(facts, 'detached-copy', {
      message: (at, source) =>
        t(
          '{0} copies a value into a new tensor, and no gradient crosses a copy: the gradient of {1} is null. Keep the tensor itself.',
          at,
          source,
        ),
      fixes: ({ cause }, facts) => keepTensor(cause.node, facts),
    }),
} satisfies Rule;
