/** @file persistent-not-released: a persistent tape holds its recording until somebody disposes it. */

import ts from 'typescript';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import { disposeAfterLastUse } from '../fixes/disposeTape';
import { fix } from '../fixes/edit';
import { rangeOf, type Rule } from './rule';

export const persistentNotReleased = {
  id: 'persistent-not-released' as const,
  description: 'A persistent tape is never disposed.',
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
              fixes: half ? [] : dispose(node, facts),
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

function dispose(node: ts.Node, facts: Facts): readonly Fix[] {
  const edits = disposeAfterLastUse(node, facts);
  return edits.length === 0 ? [] : fix('Dispose the tape after its last use', false, facts.context.sourceFile, edits);
}
