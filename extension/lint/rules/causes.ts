/** @file What the rules about one cause of null share: which sources have it, and where their finding stands. */

import { t } from '../../protocol/words';
import type { Cause, CauseKind } from '../facts/connection';
import type { Facts, NullSource } from '../facts/facts';
import type { Fix, RelatedPlace } from '../finding';
import { named, rangeOf, related, type Problem } from './rule';
import { callRange } from '../facts/syntax';

export interface CauseWords {
  /** `at` is the place the finding stands on, `source` the source it robs of its gradient. */
  readonly message: (at: string, source: string, one: NullSource) => string;
  /** The finding stands on the source itself, not on the place that breaks the path. */
  readonly onSource?: boolean;
  readonly fixes?: (one: NullSource, facts: Facts) => readonly Fix[];
}

export function problemsOf(facts: Facts, kind: CauseKind, words: CauseWords): readonly Problem[] {
  return [...facts.nulls, ...facts.flawed]
    .filter(({ cause }) => cause.kind === kind)
    .map((one) => {
      const { source, cause } = one;
      const place = words.onSource === true ? source.node : cause.node;
      const other = words.onSource === true ? cause.node : source.node;
      const isAsked = other.pos >= one.event.node.pos && other.end <= one.event.node.end;
      const note =
        words.onSource === true
          ? t('It is made here.')
          : cause.yet !== undefined
            ? t('The gradient of {0} is asked for here.', named(source.node))
            : !isAsked
              ? t('{0} is made here: it gets no gradient.', named(source.node))
              : t('The gradient of {0} is asked for here: it is null.', named(source.node));
      return {
        ...(words.onSource === true ? rangeOf(place) : callRange(place)),
        message: words.message(named(place), named(source.node), one),
        related: [...(other === place ? [] : [related(other, note)]), ...leftAt(cause)],
        fixes: words.fixes?.(one, facts) ?? [],
        ...(cause.yet === 'whole' ? { severity: 'information' as const } : {}),
      };
    });
}

/** Where the value was read, when that is another place than the one that breaks the path. */
function leftAt({ leak, node }: Cause): readonly RelatedPlace[] {
  return leak === undefined || leak.read === node ? [] : [related(leak.read, t('Here the value leaves the engine.'))];
}
