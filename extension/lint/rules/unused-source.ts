/** @file unused-source: A source that nothing on the way to the target uses: its gradient is null. */

import { t } from '../../protocol/words';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const unusedSource = {
  id: 'unused-source' as const,
  description: 'A source that nothing on the way to the target uses: its gradient is null.',
  check: (facts) =>
    problemsOf(facts, 'unused-source', {
      onSource: true,
      message: (at) => t('Nothing on the way to the target uses {0}, so its gradient is null.', at),
    }),
} satisfies Rule;
