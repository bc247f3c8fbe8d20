/** @file variable-in-loop: a Variable made anew in every turn forgets what the turn before has learned. */

import ts from 'typescript';
import type { Facts } from '../facts/facts';
import { wrapped } from '../facts/syntax';
import type { TensorFact } from '../facts/values';
import { named, rangeOf, type Rule } from './rule';

export const variableInLoop = {
  id: 'variable-in-loop' as const,
  description: 'A Variable is made, differentiated and updated in one and the same loop turn.',
  check: (facts) =>
    [...madeAnew(facts)].map((tensor) => ({
      ...rangeOf(tensor.node),
      message: `${named(tensor.node)} makes a new Variable in every turn of the loop, so the update in this turn is lost in the next. Make it once, before the loop.`,
    })),
} satisfies Rule;

function madeAnew(facts: Facts): ReadonlySet<TensorFact> {
  const { gradients } = facts.run;
  const found = new Set<TensorFact>();
  for (const { tape, sources } of gradients) {
    for (const { value } of sources) {
      if (value.kind !== 'tensor') continue;
      const { tensor } = value;
      const inTurn = tensor.kind === 'variable' && tensor.turn !== 0 && tensor.turn === tape.turn;
      if (!inTurn || isKept(tensor.node, facts)) continue;
      const updated = facts.run.updated.has(tensor);
      const asked = gradients.filter((one) =>
        one.sources.some((use) => use.value.kind === 'tensor' && use.value.tensor === tensor),
      );
      if (updated && asked.length === 1) found.add(tensor);
    }
  }
  return found;
}

/** Each turn's Variable lives on: put in a list, returned, or given another name. */
function isKept(node: ts.Node, facts: Facts): boolean {
  if (!ts.isExpression(node)) return true;
  const { parent } = wrapped(node);
  const name = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) ? parent.left : null;
  if (name === null || !ts.isIdentifier(name)) return true;
  const { checker } = facts.context;
  const symbol = checker.getSymbolAtLocation(name);
  return facts.all('identifier').some((one) => {
    if (one === name || symbolOf(checker, one) !== symbol) return false;
    const { parent: user } = wrapped(one);
    if (ts.isReturnStatement(user)) return true;
    if (ts.isBinaryExpression(user))
      return user.right === wrapped(one) && user.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    return (
      ts.isCallExpression(user) &&
      ts.isPropertyAccessExpression(user.expression) &&
      /^(push|unshift|set|add)$/.test(user.expression.name.text) &&
      facts.context.names.engineCall(user) === undefined
    );
  });
}

function symbolOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}
