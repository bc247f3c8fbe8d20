/** @file non-differentiable-op: An op without a gradient stands on the only path from target to source. */

import { t } from '../../protocol/words';
import { whyNot } from '../facts/engineOps';
import { problemsOf } from './causes';
import type { Rule } from './rule';

export const nonDifferentiableOp = {
  id: 'non-differentiable-op' as const,
  description: 'An op without a gradient stands on the only path from target to source.',
  check: (facts) =>
    problemsOf(facts, 'non-differentiable-op', {
      message: (at, source, { cause }) =>
        t(
          'No gradient flows through {0}: {1}. It stands on the only path, so the gradient of {2} is null. Use a smooth op such as sigmoid or softmax, or a customGrad that passes the gradient straight through.',
          cause.tensor.op,
          whyNot(cause.tensor.op),
          source,
        ),
    }),
} satisfies Rule;
