/** @file persistent-not-released: a persistent tape holds its recording until somebody disposes it. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import { functionOf } from '../facts/syntax';
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
            const half = facts.run.released.has(node);
            return {
              ...rangeOf(node),
              message: t(
                half
                  ? 'This persistent tape keeps everything it recorded until it is disposed, and on some path nobody disposes it. Call dispose() after its last use, in a finally block or with using.'
                  : 'This persistent tape keeps everything it recorded until it is disposed, and nobody disposes it. Call dispose() after its last use.',
              ),
              fixes: half ? [] : dispose(node, facts),
            };
          })
      : [],
} satisfies Rule;

function isLeft(node: ts.Node, { run }: Facts): boolean {
  if (!run.released.has(node) || run.halfReleased.has(node)) return true;
  return run.leftAlive.has(node) && isOwnAffair(node);
}

/** Made, used and disposed in one function: nobody else may dispose it later. */
function isOwnAffair(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const { text } = parent.name;
  const home = functionOf(node);
  const visit = (at: ts.Node): boolean => {
    if (ts.isIdentifier(at) && at.text === text && at !== parent.name) {
      const isMethod = ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at;
      if (!isMethod || (at.parent.name.text === 'dispose' && functionOf(at) !== home)) return false;
    }
    return ts.forEachChild(at, (child) => !visit(child)) !== true;
  };
  return visit(home);
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
  return edits.length === 0
    ? []
    : fix(t('Dispose the tape after its last use'), false, facts.context.sourceFile, edits);
}
