/** @file The fix that moves `tape.watch(x)` up: to the start of its block, or behind what it needs. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import { statementOf } from '../facts/syntax';
import type { Fix } from '../finding';
import { fix } from './edit';
import { insertAfter, insertBefore, movedText, removeLines } from './lines';

export function moveWatchUp(watch: ts.Node, source: ts.Expression, facts: Facts): readonly Fix[] {
  const text = facts.context.sourceFile;
  const statement = statementOf(watch);
  if (statement === null || !ts.isExpressionStatement(statement)) return [];
  if (!ts.isBlock(statement.parent) && !ts.isSourceFile(statement.parent)) return [];
  const { statements } = statement.parent;
  const needed = statements.filter(
    (one) => one.getStart() < statement.getStart() && declaresAny(one, namesIn(statement)),
  );
  const after = needed.at(-1);
  const first = statements[0];
  if (first === undefined || first === statement || after === statements[statements.indexOf(statement) - 1]) return [];
  const edit =
    after === undefined
      ? insertBefore(first, (indent) => movedText(statement, indent, text), text)
      : insertAfter(after, (indent) => movedText(statement, indent, text), text);
  return source === watch ? [] : fix(t('Move the watch up'), true, text, [edit, removeLines(statement, text)]);
}

function namesIn(node: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one)) names.add(one.text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return names;
}

function declaresAny(statement: ts.Statement, names: ReadonlySet<string>): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(({ name }) => [...namesIn(name)].some((one) => names.has(one)));
}
