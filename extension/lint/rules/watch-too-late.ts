/** @file watch-too-late: The tape is told to watch a tensor after the tensor was used. */

import { moveWatchUp } from '../fixes/moveWatch';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const watchTooLate = {
  id: 'watch-too-late' as const,
  description: 'The tape is told to watch a tensor after the tensor was used.',
  check: (facts) =>
    problemsOf(facts, 'watch-too-late', {
      message: (at, source) =>
        `${at} comes after ${source} was used: what was computed before is not recorded for it, so its gradient is null. Move the watch up, before the first use.`,
      fixes: ({ cause, source }, facts) => moveWatchUp(cause.node, source.node, facts),
    }),
} satisfies Rule;
