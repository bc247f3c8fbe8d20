/** @file assign-inside-tape: A target depends on a source only through a Variable that was assigned to: state stops gradients. */

import { problemsOf } from './causes';
import type { Rule } from './rule';

export const assignInsideTape = {
  id: 'assign-inside-tape' as const,
  description: 'A target depends on a source only through a Variable that was assigned to: state stops gradients.',
  check: (facts) =>
    problemsOf(facts, 'assign-inside-tape', {
      message: (at, source) =>
        `${at} writes into a Variable, and no gradient crosses an assignment: the gradient of ${source} is null. Compute with the tensor itself and assign after the recording.`,
    }),
} satisfies Rule;
