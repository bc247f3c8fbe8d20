/** @file second-order-outside-outer-tape: An inner gradient is taken after the outer tape has closed, and the outer tape differentiates it. */

import { wrapInRecord } from '../fixes/intoRecording';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const secondOrderOutsideOuterTape = {
  id: 'second-order-outside-outer-tape' as const,
  description: 'An inner gradient is taken after the outer tape has closed, and the outer tape differentiates it.',
  check: (facts) =>
    problemsOf(facts, 'second-order-outside-outer-tape', {
      message: (at, source) =>
        `This gradient is taken while the outer tape is not recording, so that tape cannot differentiate it: the second derivative with respect to ${source} is null. Move ${at} inside the outer tape.`,
      fixes: wrapInRecord,
    }),
} satisfies Rule;
