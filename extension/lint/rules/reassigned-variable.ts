/** @file reassigned-variable: `x = x.add(1)` puts a Tensor where the Variable was, and the tape loses it. */

import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import type { Replacement } from '../facts/run';
import { assignInPlace } from '../fixes/assign';
import { named, rangeOf, related, type Rule } from './rule';

export const reassignedVariable = {
  id: 'reassigned-variable' as const,
  description: 'A name that held a Variable is given a Tensor, which no tape watches.',
  check: (facts) =>
    [...replacementsThatMatter(facts)].map((one) => ({
      ...rangeOf(one.node),
      message: messageFor(one),
      related: one.variable.kind === 'opaque' ? [] : [related(one.variable.node, t('The Variable is made here.'))],
      fixes: assignInPlace(one, facts.context.sourceFile),
    })),
} satisfies Rule;

function messageFor({ target, inside }: Replacement): string {
  return t(
    inside
      ? '{0} held Variables; this puts new Tensors in their place, which the tape does not watch, so their gradients are null. Update each Variable in place with assign, assignAdd or assignSub, or give the Tensors a name of their own.'
      : '{0} held a Variable; this puts a new Tensor in its place, which the tape does not watch, so its gradient is null. Update the Variable in place with assign, assignAdd or assignSub, or give the Tensor a name of its own.',
    named(target),
  );
}

function replacementsThatMatter(facts: Facts): ReadonlySet<Replacement> {
  const asSources = facts.nulls.flatMap(({ cause }) => (cause.replacement === undefined ? [] : [cause.replacement]));
  return new Set([...facts.run.replacedReads, ...asSources]);
}
