/** @file The fix that moves `tape.watch(x)` up: to the start of its block, or behind what it needs. */

import ts from 'typescript';
import type { Facts } from '../facts/facts';
import { indentAt, newLineOf, statementOf } from '../facts/syntax';
import type { Fix } from '../finding';
import { fix, insertAt } from './edit';

export function moveWatchUp(watch: ts.Node, source: ts.Expression, facts: Facts): readonly Fix[] {
  const text = facts.context.sourceFile;
  const statement = statementOf(watch);
  if (statement === null || !ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return [];
  const { statements } = statement.parent;
  const needed = statements.filter(
    (one) => one.getStart() < statement.getStart() && declaresAny(one, namesIn(statement)),
  );
  const after = needed.at(-1);
  const first = statements[0];
  if (first === undefined || first === statement || after === statements[statements.indexOf(statement) - 1]) return [];
  const line = newLineOf(text);
  const words = statement.getText();
  const edit =
    after === undefined
      ? insertAt(first.getStart(), `${words}${line}${indentAt(text, first.getStart())}`)
      : insertAt(after.getEnd(), `${line}${indentAt(text, after.getStart())}${words}`);
  const [start, end] = wholeLine(statement, text);
  return source === watch ? [] : fix('Move the watch up', true, text, [edit, { start, end, newText: '' }]);
}

/** With the line's end, when nothing else is on the line. */
function wholeLine(statement: ts.Statement, { text }: ts.SourceFile): readonly [number, number] {
  const start = statement.getStart();
  const end = statement.getEnd();
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const alone = text.slice(lineStart, start).trim() === '' && lineEnd >= 0 && text.slice(end, lineEnd).trim() === '';
  return alone ? [lineStart, lineEnd + 1] : [start, end];
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
