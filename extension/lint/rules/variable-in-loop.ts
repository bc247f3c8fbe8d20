/** @file variable-in-loop: a Variable made anew in every turn forgets what the turn before has learned. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import { usesOf } from '../facts/symbols';
import { functionOf, wrapped } from '../facts/syntax';
import { tensorsIn, type TapeFact, type TensorFact } from '../facts/values';
import { hoist } from '../fixes/hoist';
import { named, rangeOf, type Rule } from './rule';

export const variableInLoop = {
  id: 'variable-in-loop' as const,
  description: 'A Variable is made, differentiated and updated in one and the same loop turn.',
  check: (facts) =>
    [...madeAnew(facts)].map((tensor) => ({
      ...rangeOf(tensor.node),
      message: t(
        '{0} makes a new Variable in every turn of the loop, so the update in this turn is lost in the next. Make it once, before the loop.',
        named(tensor.node),
      ),
      fixes: hoist(tensor.node, facts),
    })),
} satisfies Rule;

function madeAnew(facts: Facts): ReadonlySet<TensorFact> {
  const { run } = facts;
  const found = new Set<TensorFact>();
  for (const { tape, sources } of run.gradients) {
    if (tape.turn === 0) continue;
    for (const tensor of sources.flatMap(({ value }) => tensorsIn(value).tensors)) {
      const isNew = tensor.kind === 'variable' && run.isWithin(tensor.turn, tape.turn);
      const asked = run.gradients.filter((one) =>
        one.sources.some(({ value }) => tensorsIn(value).tensors.includes(tensor)),
      );
      if (isNew && asked.length === 1 && isLost(tensor, facts) && !isKept(tensor, tape, facts)) found.add(tensor);
    }
  }
  return found;
}

/** Updated, and nothing is computed with it afterwards. */
function isLost(tensor: TensorFact, { run }: Facts): boolean {
  const updated = run.updated.get(tensor);
  return updated !== undefined && !run.ops.some((op) => op.seq > updated && op.inputs.includes(tensor));
}

/** Each turn's Variable lives on: what holds it is put in a list, returned, or given another name. */
function isKept(tensor: TensorFact, tape: TapeFact, facts: Facts): boolean {
  const names = holders(tensor, facts);
  return names.length === 0 || names.some((name) => livesOn(name, tape, facts));
}

/** Names that are given the Variable, or an array or object that was made with it inside. */
function holders(tensor: TensorFact, { run }: Facts): readonly ts.Identifier[] {
  return [...run.seen].flatMap(([node, value]) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node) && !isLiteral(node)) return [];
    const { parent } = wrapped(node);
    const name = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) ? parent.left : null;
    return name !== null && ts.isIdentifier(name) && tensorsIn(value).tensors.some((one) => one.node === tensor.node)
      ? [name]
      : [];
  });
}

function isLiteral(node: ts.Node): node is ts.Expression {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}

function livesOn(name: ts.Identifier, tape: TapeFact, facts: Facts): boolean {
  return usesOf(name, facts).some((one) => {
    const outer = outermost(one);
    const { parent: user } = outer;
    // A function that only makes it hands it to the turn; one that trains it hands it on.
    if (ts.isReturnStatement(user) || ts.isArrowFunction(user)) return isInside(tape.node, functionOf(outer));
    if (ts.isBinaryExpression(user))
      return user.right === outer && user.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    return (
      ts.isCallExpression(user) &&
      ts.isPropertyAccessExpression(user.expression) &&
      /^(push|unshift|set|add)$/.test(user.expression.name.text) &&
      facts.context.names.engineCall(user) === undefined
    );
  });
}

/** The literal that the name is written into, or the name itself. */
function outermost(name: ts.Expression): ts.Expression {
  const outer = wrapped(name);
  const { parent } = outer;
  if (ts.isArrayLiteralExpression(parent)) return outermost(parent);
  const isMember =
    ts.isShorthandPropertyAssignment(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === outer);
  return isMember ? outermost(parent.parent) : outer;
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.getSourceFile() === outer.getSourceFile() && node.pos >= outer.pos && node.end <= outer.end;
}
