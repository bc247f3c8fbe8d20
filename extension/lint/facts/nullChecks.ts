/** @file Does the code look whether a gradient is null before it uses it? */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from './facts';
import { alternatives, tensorsIn, type Value } from './values';

/** `if (g)`, `g !== null`, `g ?? …`, `grads.filter((g) => g)`: wherever a value of this gradient call is asked for. `?.` alone is no answer. */
export function handlesNull(call: { readonly start: number; readonly end: number }, facts: Facts): boolean {
  const event = facts.run.gradients.find((one) => one.node.getStart() === call.start && one.node.getEnd() === call.end);
  if (event === undefined) return false;
  const comesFromCall = (value: Value | undefined): boolean =>
    value !== undefined &&
    alternatives(value).some((one) => tensorsIn(one).tensors.some((t) => t.op === 'gradient' && t.node === event.node));
  for (const values of facts.run.conditions.values()) if (values.some(comesFromCall)) return true;
  return facts.all('binary').some((node) => {
    const operator = node.operatorToken.kind;
    const asks =
      operator === ts.SyntaxKind.QuestionQuestionToken ||
      operator === ts.SyntaxKind.AmpersandAmpersandToken ||
      operator === ts.SyntaxKind.BarBarToken ||
      (isEquality(operator) && [node.left, node.right].some(isEmpty));
    return asks && [node.left, node.right].some((side) => comesFromCall(facts.run.seen.get(bareExpression(side))));
  });
}

function isEquality(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.EqualsEqualsToken ||
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

function isEmpty(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}
