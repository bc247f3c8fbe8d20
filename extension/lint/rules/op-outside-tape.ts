/** @file op-outside-tape: An op on the way from source to target ran while the tape was not recording. */

import { t } from '../../protocol/words';
import { intoRecording } from '../fixes/intoRecording';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const opOutsideTape = {
  id: 'op-outside-tape' as const,
  description: 'An op on the way from source to target ran while the tape was not recording.',
  check: (facts) =>
    problemsOf(facts, 'op-outside-tape', {
      message: (at, source, { cause }) =>
        t(
          cause.yet !== undefined
            ? '{0} runs while the tape is not recording, so the gradient of {1} lacks this part of the target. Move it into the recording.'
            : cause.forgotten === true
              ? '{0} is recorded, and then reset makes the tape forget it, so the path from the target to {1} breaks here and its gradient is null. Compute it after the reset.'
              : '{0} runs while the tape is not recording, so the path from the target to {1} breaks here and its gradient is null. Move it into the recording.',
          at,
          source,
        ),
      fixes: (one, facts) => (one.cause.forgotten === true ? [] : intoRecording(one, facts)),
    }),
} satisfies Rule;
