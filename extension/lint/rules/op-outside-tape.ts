/** @file op-outside-tape: An op on the way from source to target ran while the tape was not recording. */

import { intoRecording } from '../fixes/intoRecording';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const opOutsideTape = {
  id: 'op-outside-tape' as const,
  description: 'An op on the way from source to target ran while the tape was not recording.',
  check: (facts) =>
    problemsOf(facts, 'op-outside-tape', {
      message: (at, source) =>
        `${at} runs while the tape is not recording, so the path from the target to ${source} breaks here and its gradient is null. Move it into the recording.`,
      fixes: intoRecording,
    }),
} satisfies Rule;
