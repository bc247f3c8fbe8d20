/** @file tensor-in-condition: a Tensor as a condition is always true. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { returned } from '../facts/syntax';
import { alternatives } from '../facts/values';
import { decideOtherwise } from '../fixes/readValue';
import { named, rangeOf, type Rule } from './rule';

export const tensorInCondition = {
  id: 'tensor-in-condition' as const,
  description: 'A Tensor as a condition is an object, and so always true, whatever its values are.',
  check: (facts) =>
    conditions(facts)
      .filter((node) => isAlwaysTensor(node, facts))
      .map((node) => ({
        ...rangeOf(node),
        message: t(
          '{0} is a Tensor: as a condition it is always true, whatever its values are. Choose with tf.where, or read the value first; the choice itself has no gradient.',
          named(node),
        ),
        fixes: decideOtherwise(node, facts),
      })),
} satisfies Rule;

function conditions(facts: Facts): readonly ts.Expression[] {
  const negated = facts.all('prefix').filter((node) => node.operator === ts.SyntaxKind.ExclamationToken);
  return [...facts.all('condition'), ...negated.map((node) => node.operand), ...tests(facts)]
    .flatMap(parts)
    .concat(chosenBy(facts));
}

/** `a.greater(b).all() && c`, wherever it stands: the left side decides. What is no op's result may well be missing there. */
function chosenBy(facts: Facts): readonly ts.Expression[] {
  const { names } = facts.context;
  return facts.all('binary').flatMap((node) => {
    const left = bareExpression(node.left);
    const isAsked = isEither(node.operatorToken.kind) && ts.isCallExpression(left) && names.opCall(left) !== undefined;
    return isAsked ? [left] : [];
  });
}

function isEither(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken;
}

const TESTED = new Set(['filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every']);

/** `list.filter((one) => …)`: what the callback gives is taken for true or false. */
function tests(facts: Facts): readonly ts.Expression[] {
  return facts.all('call').flatMap(({ expression, arguments: [callback] }) => {
    if (!ts.isPropertyAccessExpression(expression) || !TESTED.has(expression.name.text)) return [];
    const fn = callback === undefined ? undefined : bareExpression(callback);
    if (fn === undefined || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return [];
    // Only what an op gives: `(w) => w` looks for those that are there.
    return returned(fn).filter((node) => ts.isCallExpression(bareExpression(node)));
  });
}

/** `a && b` in a condition is two conditions. */
function parts(node: ts.Expression): readonly ts.Expression[] {
  const inner = bareExpression(node);
  if (ts.isBinaryExpression(inner)) {
    return isEither(inner.operatorToken.kind) ? [...parts(inner.left), ...parts(inner.right)] : [];
  }
  return ts.isPrefixUnaryExpression(inner) ? [] : [inner];
}

/**
 * A check whether there is a tensor at all is right: a name that may be empty by type or by what was seen, a gradient that may be
 * null. An op's result is never empty.
 */
function isAlwaysTensor(node: ts.Expression, facts: Facts): boolean {
  const { checker, names } = facts.context;
  const type = checker.getTypeAtLocation(node);
  const mayBeEmpty =
    checker.getNonNullableType(type) !== type || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  const seen = facts.run.conditions.get(node) ?? [];
  const ops = seen.flatMap(alternatives);
  const computed =
    ops.length > 0 &&
    ops.every((one) => one.kind === 'tensor' && one.tensor.kind === 'op' && one.tensor.op !== 'gradient');
  if (ts.isCallExpression(node))
    return computed || (names.opCall(node) !== undefined && names.isTensor(type) && !mayBeEmpty);
  if (mayBeEmpty) return false;
  if (ts.isElementAccessExpression(node)) return false;
  return names.isTensor(type) && (computed || ops.every((one) => one.kind === 'tensor')) && isSure(node, facts);
}

/** A property or a `let` with `!` may be empty whatever its type says. */
function isSure(node: ts.Expression, facts: Facts): boolean {
  if (!ts.isIdentifier(node)) return false;
  const declared = facts.context.checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (declared === undefined) return false;
  if (ts.isParameter(declared)) return declared.questionToken === undefined && declared.initializer === undefined;
  // `list[0]` may be undefined whatever its type says.
  return (
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined &&
    !ts.isElementAccessExpression(bareExpression(declared.initializer))
  );
}
