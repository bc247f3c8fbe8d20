/** @file unused-ignore: a comment that is to silence a finding, where there is none. */

import { t } from '../../protocol/words';
import type { Finding, Fix } from '../finding';
import { RULES, type RuleId } from '../ruleIds';
import { unusedSuppressions, type Suppression } from '../suppressions';
import type { Rule } from './rule';

export const unusedIgnore = {
  id: 'unused-ignore' as const,
  description: 'A tapescope-ignore comment that silences nothing, or names no rule.',
  // It needs the findings of all others: see `unusedIgnores`.
  check: null,
} satisfies Rule;

/** A name that no rule has is wrong in any case; of a rule, `isJudged` tells whether all its findings are known. */
export function unusedIgnores(
  findings: readonly Finding[],
  text: string,
  isJudged: (rule: RuleId) => boolean,
): readonly Finding[] {
  return unusedSuppressions(findings, text).flatMap((comment) => {
    if (comment.rule === 'unused-ignore') return [];
    const message = isRule(comment.rule)
      ? isJudged(comment.rule)
        ? t(
            comment.line === null
              ? 'There is no {0} to ignore in this file: take the comment away, so that a later one is not missed.'
              : 'There is no {0} to ignore on the next line: take the comment away, so that a later one is not missed.',
            comment.rule,
          )
        : null
      : t('No rule is called {0}, so this comment silences nothing.', comment.rule);
    if (message === null) return [];
    const { start, end } = comment;
    return [
      {
        rule: 'unused-ignore',
        severity: RULES['unused-ignore'],
        start,
        end,
        message,
        related: [],
        fixes: removal(comment, text),
        origin: 'text',
      },
    ];
  });
}

/** The whole comment, where it stands alone on its line and names one rule only: a reason goes with it. */
function removal({ start, end }: Suppression, text: string): readonly Fix[] {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const next = text.indexOf('\n', end);
  const lineEnd = next < 0 ? text.length : next + 1;
  const isAlone = /^\s*\/\/\s*tapescope-ignore-(next-line|file)\s+$/.test(text.slice(lineStart, start));
  const after = text.slice(end, lineEnd);
  if (!isAlone || /^[ \t]*,|^[ \t]+[a-z]+-[a-z]/.test(after)) return [];
  const edits = [{ start: lineStart, end: lineEnd, newText: '' }];
  return [{ title: t('Remove the comment'), preferred: true, edits }];
}

function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}
