/** @file assign-inside-tape: A target depends on a source only through a Variable that was assigned to: state stops gradients. */

import { t } from '../../protocol/words';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const assignInsideTape = {
  id: 'assign-inside-tape' as const,
  description: 'A target depends on a source only through a Variable that was assigned to: state stops gradients.',
  check: (facts) =>
    problemsOf(facts, 'assign-inside-tape', {
      message: (at, source) =>
        t(
          '{0} writes into a Variable, and no gradient crosses an assignment: the gradient of {1} is null. Compute with the tensor itself and assign after the recording.',
          at,
          source,
        ),
    }),
} satisfies Rule;
