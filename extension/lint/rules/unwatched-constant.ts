/** @file unwatched-constant: a plain tensor is a source, and no tape watches it. */

import { t } from '../../protocol/words';
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
        message: message(one),
        related: one.cause.node === one.source.node ? [] : [related(one.cause.node, t('It is made here.'))],
        fixes: fixes(one, facts),
      })),
} satisfies Rule;

function message({ source, cause, event }: NullSource): string {
  const name = named(source.node);
  if (cause.tensor.variable !== null && event.tape.watchAccessed === false)
    return t(
      'The tape was made with watchAccessedVariables: false, so it watches {0} only when told to: its gradient is null. Call watch on it before it is used.',
      name,
    );
  return t(
    'The tape does not watch {0}: it is a plain tensor, and only variables are watched by themselves. Its gradient is null. Call watch on it before it is used, or make it a variable.',
    name,
  );
}

function fixes({ event, source, cause }: NullSource, facts: Facts): readonly Fix[] {
  return [
    ...addWatch(event, source.node, facts),
    ...(cause.tensor.variable === null ? toVariable(cause.tensor, facts) : []),
  ];
}
