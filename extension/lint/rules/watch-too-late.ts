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
      message: (at, source, { cause }) =>
        t(
          cause.yet === 'partial'
            ? '{0} comes after {1} was used: what was computed before is not recorded for it, so its gradient lacks that part. Move the watch up, before the first use.'
            : cause.yet === 'whole'
              ? '{0} comes after {1} was used. The gradient is whole all the same, since the tape recorded those ops for another tensor that it watches. Move the watch up, so that it does not depend on that.'
              : '{0} comes after {1} was used: what was computed before is not recorded for it, so its gradient is null. Move the watch up, before the first use.',
          at,
          source,
        ),
      fixes: ({ cause, source }, facts) => moveWatchUp(cause.node, source.node, facts),
    }),
} satisfies Rule;
