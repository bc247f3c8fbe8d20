/** @file persistent-not-released: a persistent tape holds its recording until somebody disposes it. */

import ts from 'typescript';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import { fix, insertAt } from '../fixes/edit';
import { indentAt, newLineOf } from '../facts/syntax';
import { rangeOf, type Rule } from './rule';

export const persistentNotReleased = {
  id: 'persistent-not-released' as const,
  description: 'A persistent tape is not disposed, or on some path only.',
  check: (facts) =>
    facts.run.complete
      ? [
          ...new Set(
            facts.run.tapes.filter((tape) => tape.persistent === true && !tape.opaque).map((tape) => tape.node),
          ),
        ]
          .filter((node) => isLeft(node, facts) && !isExported(node))
          .map((node) => {
            const half = facts.run.halfReleased.has(node);
            const left = half ? 'on some path nobody disposes it' : 'nobody disposes it';
            return {
              ...rangeOf(node),
              message: `This persistent tape keeps everything it recorded until it is disposed, and ${left}. Call dispose() after its last use${half ? ', in a finally block or with using' : ''}.`,
              fixes: half ? [] : disposeAfterLastUse(node, facts),
            };
          })
      : [],
} satisfies Rule;

function isLeft(node: ts.Node, { run }: Facts): boolean {
  return !run.released.has(node) || run.halfReleased.has(node);
}

function isExported(node: ts.Node): boolean {
  const statement = ts.isVariableDeclaration(node.parent) ? node.parent.parent.parent : undefined;
  return (
    statement !== undefined &&
    ts.isVariableStatement(statement) &&
    ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

function disposeAfterLastUse(node: ts.Node, facts: Facts): readonly Fix[] {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return [];
  const { checker, sourceFile } = facts.context;
  const block = parent.parent.parent.parent;
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return [];
  const symbol = checker.getSymbolAtLocation(parent.name);
  const uses = facts.all('identifier').filter((one) => checker.getSymbolAtLocation(one) === symbol);
  const last = block.statements.findLast((one) => uses.some((use) => use.pos >= one.pos && use.end <= one.end));
  // A function that uses the tape may be called later, and nothing runs after a return.
  if (last === undefined || ts.isReturnStatement(last) || ts.isFunctionDeclaration(last)) return [];
  const text = `${newLineOf(sourceFile)}${indentAt(sourceFile, last.getStart())}${parent.name.text}.dispose();`;
  return fix('Dispose the tape after its last use', false, sourceFile, [insertAt(last.getEnd(), text)]);
}
