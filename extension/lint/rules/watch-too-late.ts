/** @file watch-too-late: The tape is told to watch a tensor after the tensor was used. */

import { t } from '../../protocol/words';
import { moveWatchUp } from '../fixes/moveWatch';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const watchTooLate = {
  id: 'watch-too-late' as const,
  description: 'The tape is told to watch a tensor after the tensor was used.',
  check: (facts) =>
    problemsOf(facts, 'watch-too-late', {
      message: (at, source) =>
        t(
          '{0} comes after {1} was used: what was computed before is not recorded for it, so its gradient is null. Move the watch up, before the first use.',
          at,
          source,
        ),
      fixes: ({ cause, source }, facts) => moveWatchUp(cause.node, source.node, facts),
    }),
} satisfies Rule;
