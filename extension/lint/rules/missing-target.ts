/** @file missing-target: the target of a gradient call is undefined. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { declarationOf } from '../facts/symbols';
import { alternatives, isUndefined } from '../facts/values';
import { returnValue } from '../fixes/returnValue';
import { named, rangeOf, related, type Rule } from './rule';

export const missingTarget = {
  id: 'missing-target' as const,
  description: 'The target is undefined: the record callback returns nothing, or the name was never assigned.',
  check: (facts) =>
    facts.run.gradients
      .filter((event) => alternatives(event.target).every(isUndefined) && event.targetNode.getText() !== 'undefined')
      .map((event) => {
        const silent = facts.run.records.findLast(
          (one) => one.tapes.includes(event.tape) && one.seq < event.seq && isUndefined(one.result),
        );
        return {
          ...rangeOf(event.targetNode),
          message: t(
            '{0} is undefined here, so there is nothing to differentiate and the call throws. Return the value from the record callback.',
            named(event.targetNode),
          ),
          related: silent === undefined ? [] : [related(silent.callback, t('This callback returns nothing.'))],
          fixes:
            silent === undefined || !isResult(event.targetNode, silent.node, facts) ? [] : returnValue(silent, facts),
        };
      }),
} satisfies Rule;

/** `const y = tape.record(…)`: the target is what the callback returned. */
function isResult(target: ts.Expression, record: ts.Node, facts: Facts): boolean {
  const node = bareExpression(target);
  if (node === record) return true;
  const declared = declarationOf(node, facts);
  return (
    ts.isIdentifier(node) &&
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined &&
    bareExpression(declared.initializer) === record
  );
}
