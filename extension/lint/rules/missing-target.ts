/** @file missing-target: the target of a gradient call is undefined. */

import { alternatives, isUndefined } from '../facts/values';
import { named, rangeOf, related, type Rule } from './rule';

export const missingTarget = {
  id: 'missing-target' as const,
  description: 'The target is undefined: the record callback returns nothing, or the name was never assigned.',
  check: ({ run }) =>
    run.gradients
      .filter((event) => alternatives(event.target).every(isUndefined) && event.targetNode.getText() !== 'undefined')
      .map((event) => {
        const silent = run.records.findLast(
          (one) => one.tapes.includes(event.tape) && one.seq < event.seq && isUndefined(one.result),
        );
        return {
          ...rangeOf(event.targetNode),
          message: `${named(event.targetNode)} is undefined here, so there is nothing to differentiate and the call throws. Return the value from the record callback.`,
          related: silent === undefined ? [] : [related(silent.callback, 'This callback returns nothing.')],
        };
      }),
} satisfies Rule;
