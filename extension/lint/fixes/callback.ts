/** @file Putting a statement at the start of a callback, which gets a block when it is a single expression. */

import ts from 'typescript';
import { indentAt, indentStep, newLineOf, statementOf } from '../facts/syntax';
import type { TextEdit } from '../finding';
import { insertAt } from './edit';
import { insertBefore } from './lines';

/** `write` is told how deep its first line stands. */
export function atStartOf(
  body: ts.ConciseBody,
  write: (indent: string) => string,
  source: ts.SourceFile,
): readonly TextEdit[] {
  const line = newLineOf(source);
  if (ts.isBlock(body)) {
    const [first] = body.statements;
    if (first === undefined) return [insertAt(body.getStart() + 1, ` ${write('')} `)];
    return [insertBefore(first, write, source)];
  }
  const outer = indentAt(source, statementOf(body)?.getStart() ?? body.getStart());
  const inner = outer + indentStep(source);
  // `() => ({ … })`: the parentheses stay.
  const from = body.getStart();
  return [
    insertAt(from, `{${line}${inner}${write(inner)}${line}${inner}return `),
    insertAt(body.getEnd(), `;${line}${outer}}`),
  ];
}
