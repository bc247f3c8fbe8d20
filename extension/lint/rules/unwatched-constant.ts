/** @file unwatched-constant: a plain tensor is a source, and no tape watches it. */

import type { Facts, NullSource } from '../facts/facts';
import type { Fix } from '../finding';
import { addWatch } from '../fixes/watch';
import { toVariable } from '../fixes/toVariable';
import { named, rangeOf, related, type Rule } from './rule';

export const unwatchedConstant = {
  id: 'unwatched-constant' as const,
  description: 'A gradient is asked for a plain tensor that the tape does not watch: it is null.',
  check: (facts) =>
    facts.nulls
      .filter(({ cause }) => cause.kind === 'unwatched-constant')
      .map((one) => ({
        ...rangeOf(one.source.node),
        message: `The tape does not watch ${named(one.source.node)}: it is a plain tensor, and only variables are watched by themselves. Its gradient is null. Call watch on it before it is used, or make it a variable.`,
        related: one.cause.node === one.source.node ? [] : [related(one.cause.node, 'The tensor is made here.')],
        fixes: fixes(one, facts),
      })),
} satisfies Rule;

function fixes({ event, source, cause }: NullSource, facts: Facts): readonly Fix[] {
  return [...addWatch(event, source.node, facts), ...toVariable(cause.tensor, facts)];
}
