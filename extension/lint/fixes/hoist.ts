/** @file The fix that makes a Variable once, before the loop. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import { nameAt, symbolOf } from '../facts/symbols';
import { statementOf } from '../facts/syntax';
import type { Fix } from '../finding';
import { fix } from './edit';
import { insertBefore, movedText, removeLines } from './lines';

/** Only a statement of the loop's own body, that needs nothing of the turn. */
export function hoist(node: ts.Node, facts: Facts): readonly Fix[] {
  const statement = statementOf(node);
  const loop = statement === null ? undefined : loopOf(statement);
  if (statement === null || loop === undefined || !ts.isVariableStatement(statement)) return [];
  if (ts.isLabeledStatement(loop.parent) || needs(statement, loop, facts)) return [];
  const names = statement.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : null));
  // The name may mean something else out there.
  if (names.some((name) => name === null || nameAt(name, loop, facts) !== undefined)) return [];
  const { sourceFile } = facts.context;
  return fix(t('Make it once, before the loop'), true, sourceFile, [
    insertBefore(loop, (indent) => movedText(statement, indent, sourceFile), sourceFile),
    removeLines(statement, sourceFile),
  ]);
}

function loopOf(statement: ts.Statement): ts.Statement | undefined {
  const { parent: block } = statement;
  return ts.isBlock(block) && ts.isIterationStatement(block.parent, false) && isListed(block.parent)
    ? block.parent
    : undefined;
}

function isListed({ parent }: ts.Statement): boolean {
  return ts.isBlock(parent) || ts.isSourceFile(parent);
}

/** Does the statement use what is declared in the loop, or wait? */
function needs(statement: ts.Statement, loop: ts.Statement, facts: Facts): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return true;
    if (ts.isIdentifier(node)) {
      const declared = symbolOf(node, facts)?.valueDeclaration;
      const isOwn = declared !== undefined && declared.pos >= statement.pos && declared.end <= statement.end;
      if (
        declared !== undefined &&
        !isOwn &&
        declared.getSourceFile() === loop.getSourceFile() &&
        declared.pos >= loop.pos &&
        declared.end <= loop.end
      )
        return true;
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) === true;
  };
  return visit(statement);
}
