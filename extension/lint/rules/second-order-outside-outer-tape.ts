/** @file second-order-outside-outer-tape: An inner gradient is taken after the outer tape has closed, and the outer tape differentiates it. */

import { t } from '../../protocol/words';
import { wrapInRecord } from '../fixes/intoRecording';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const secondOrderOutsideOuterTape = {
  id: 'second-order-outside-outer-tape' as const,
  description: 'An inner gradient is taken after the outer tape has closed, and the outer tape differentiates it.',
  check: (facts) =>
    problemsOf(facts, 'second-order-outside-outer-tape', {
      message: (at, source) =>
        t(
          'This gradient is taken while the outer tape is not recording, so that tape cannot differentiate it: the second derivative with respect to {0} is null. Move {1} inside the outer tape.',
          source,
          at,
        ),
      fixes: wrapInRecord,
    }),
} satisfies Rule;
