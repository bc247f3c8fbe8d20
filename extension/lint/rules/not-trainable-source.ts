/** @file not-trainable-source: A gradient is asked for a variable that is not trainable, which no tape watches by itself. */

import { t } from '../../protocol/words';
import { makeTrainable } from '../fixes/trainable';
import { addWatch } from '../fixes/watch';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const notTrainableSource = {
  id: 'not-trainable-source' as const,
  description: 'A gradient is asked for a variable that is not trainable, which no tape watches by itself.',
  check: (facts) =>
    problemsOf(facts, 'not-trainable-source', {
      onSource: true,
      message: (at) =>
        t(
          '{0} is a variable with trainable set to false, so the tape does not watch it and its gradient is null. Make it trainable, or call watch on it.',
          at,
        ),
      fixes: ({ event, source, cause }, facts) => [
        ...makeTrainable(cause.tensor.node, facts.context.sourceFile),
        ...addWatch(event, source.node, facts, false),
      ],
    }),
} satisfies Rule;
