/** @file needless-persistent: a persistent tape that is asked for one gradient at most. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { declarationOf, usesOf } from '../facts/symbols';
import type { TapeFact } from '../facts/values';
import { removePersistent } from '../fixes/persistent';
import { rangeOf, type Rule } from './rule';

export const needlessPersistent = {
  id: 'needless-persistent' as const,
  description: 'A tape is persistent, and at most one gradient call can happen on it.',
  check: (facts) =>
    facts.run.complete
      ? [...new Set(facts.run.tapes.map((tape) => tape.node))].flatMap((node) => {
          const option = persistentOption(node, facts);
          const tapes = facts.run.tapes.filter((tape) => tape.node === node);
          if (option === null || tapes.some((tape) => mostUses(tape, facts) > 1) || mayHaveMore(node, tapes)) return [];
          return [
            {
              ...rangeOf(option),
              message: t(
                'The tape is asked for at most one set of gradients, so it need not be persistent: without the option its memory is freed as soon as the gradient is there.',
              ),
              fixes: removePersistent(option, facts.context.sourceFile),
            },
          ];
        })
      : [],
} satisfies Rule;

function persistentOption(node: ts.Node, facts: Facts): ts.PropertyAssignment | ts.ShorthandPropertyAssignment | null {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return null;
  const [options] = node.arguments ?? [];
  const literal = options === undefined ? undefined : optionsLiteral(bareExpression(options), facts);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return null;
  const option = literal.properties.find(
    (one) => one.name !== undefined && ts.isIdentifier(one.name) && one.name.text === 'persistent',
  );
  if (option === undefined || !(ts.isPropertyAssignment(option) || ts.isShorthandPropertyAssignment(option)))
    return null;
  const value = ts.isPropertyAssignment(option)
    ? facts.context.names.constantValue(option.initializer)
    : shorthandValue(option, facts);
  return value?.kind === ts.SyntaxKind.TrueKeyword ? option : null;
}

/** `{ persistent }`, where that is a constant. */
function shorthandValue(option: ts.ShorthandPropertyAssignment, { context }: Facts): ts.Expression | undefined {
  const declared = context.checker.getShorthandAssignmentValueSymbol(option)?.valueDeclaration;
  const isConstant =
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    (ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const) !== 0;
  return isConstant ? declared.initializer : undefined;
}

/** Written in the call, or as a constant of its own that only this call uses. */
function optionsLiteral(options: ts.Expression, facts: Facts): ts.Expression {
  const declared = ts.isIdentifier(options) ? declarationOf(options, facts) : undefined;
  const isOwn =
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    ts.isIdentifier(declared.name) &&
    usesOf(declared.name, facts).length === 1;
  return isOwn ? facts.context.names.constantValue(options) : options;
}

function mostUses(tape: TapeFact, { run }: Facts): number {
  return Math.max(0, ...run.gradients.filter((event) => event.tape === tape).map((event) => event.usesBefore.max + 1));
}

/** Others may ask too: the tape is a field, is exported, or went where the dry run cannot follow. */
function mayHaveMore(node: ts.Node, tapes: readonly TapeFact[]): boolean {
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration)) return true;
  const statement = declaration.parent.parent;
  const exported =
    ts.isVariableStatement(statement) &&
    ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) === true;
  return exported || tapes.some((tape) => tape.escaped.value);
}
