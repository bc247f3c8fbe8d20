/** @file tape-used-twice: a tape that is not persistent answers one gradient call. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { usedBefore } from '../facts/facts';
import type { GradientEvent } from '../facts/run';
import { callRange } from '../facts/syntax';
import { askOnce } from '../fixes/askOnce';
import { addPersistent } from '../fixes/persistent';
import { related, type Rule } from './rule';

export const tapeUsedTwice = {
  id: 'tape-used-twice' as const,
  description: 'A second gradient call on a tape that is not persistent throws.',
  check: (facts) =>
    facts.run.gradients
      .filter((event) => usedBefore(event) && !event.rehearsed)
      .map((event) => {
        const { first } = event.usesBefore;
        return {
          ...callRange(event.node),
          message: `${whatIsWrong(event)} ${t('Make it persistent, or ask once with a list of sources.')}`,
          related: [
            related(event.tape.node, t('The tape is made here, without { persistent: true }.')),
            ...(first === null || first === event.node ? [] : [related(first, t('The first gradient call.'))]),
          ],
          fixes: [...addPersistent(event.tape.node, facts), ...askOnce(event, facts)],
        };
      }),
} satisfies Rule;

function whatIsWrong({ node, usesBefore }: GradientEvent): string {
  const again = usesBefore.first === node;
  return ts.isPropertyAccessExpression(node.expression)
    ? t(
        again
          ? 'This call runs more than once on {0}, which is not persistent: it forgets its recording after the first one and throws here.'
          : 'This is the second gradient call on {0}, which is not persistent: it forgets its recording after the first one and throws here.',
        node.expression.expression.getText(),
      )
    : t(
        again
          ? 'This call runs more than once on the tape, which is not persistent: it forgets its recording after the first one and throws here.'
          : 'This is the second gradient call on the tape, which is not persistent: it forgets its recording after the first one and throws here.',
      );
}
