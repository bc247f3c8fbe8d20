/** @file tape-used-twice: a tape that is not persistent answers one gradient call. */

import ts from 'typescript';
import { usedBefore } from '../facts/facts';
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
        const again = first === event.node ? 'This call runs more than once' : 'This is the second gradient call';
        const name = ts.isPropertyAccessExpression(event.node.expression)
          ? event.node.expression.expression.getText()
          : 'the tape';
        return {
          ...callRange(event.node),
          message: `${again} on ${name}, which is not persistent: it forgets its recording after the first one and throws here. Make it persistent, or ask once with a list of sources.`,
          related: [
            related(event.tape.node, 'The tape is made here, without { persistent: true }.'),
            ...(first === null || first === event.node ? [] : [related(first, 'The first gradient call.')]),
          ],
          fixes: [...addPersistent(event.tape.node, facts), ...askOnce(event, facts)],
        };
      }),
} satisfies Rule;
