/** @file Statements as whole lines of the text, with the comments that belong to them. */

import ts from 'typescript';
import { indentAt, newLineOf } from '../facts/syntax';
import type { TextEdit } from '../finding';

/** From the start of the statement's first line (or of the comments right above it) to the end of its last one, line break included. */
export function linesOf(
  statement: ts.Statement,
  source: ts.SourceFile,
): { readonly start: number; readonly end: number } {
  const { text } = source;
  const lineStart = startOfLine(statement.getStart(), text);
  const end = behindLine(statement, source);
  const alone = text.slice(lineStart, statement.getStart()).trim() === '' && (text[end] === '\n' || text[end] === '\r');
  if (!alone) return { start: statement.getStart(), end: statement.getEnd() };
  const comments = (ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? []).filter(
    ({ pos, end: until }) =>
      text.slice(startOfLine(pos, text), pos).trim() === '' && !/\n\s*\n/.test(text.slice(until, statement.getStart())),
  );
  const first = comments[0]?.pos ?? statement.getStart();
  return { start: startOfLine(first, text), end: text.indexOf('\n', end) + 1 };
}

/** The place behind a statement, and behind the comment that follows on its line. */
export function behindLine(statement: ts.Node, { text }: ts.SourceFile): number {
  const end = statement.getEnd();
  const last = ts.getTrailingCommentRanges(text, end)?.at(-1);
  const newLine = text.indexOf('\n', end);
  return last === undefined || (newLine >= 0 && last.end > newLine) ? end : last.end;
}

/** Puts lines before the statement and the comments above it. */
export function insertBefore(
  statement: ts.Statement,
  write: (indent: string) => string,
  source: ts.SourceFile,
): TextEdit {
  const { start } = linesOf(statement, source);
  const indent = indentAt(source, statement.getStart());
  // On one line with others: a space divides them.
  if (start === statement.getStart() && startOfLine(start, source.text) !== start) {
    const isFirst = source.text.slice(startOfLine(start, source.text), start).trim() === '';
    const gap = isFirst ? `${newLineOf(source)}${indent}` : ' ';
    return { start, end: start, newText: write(indent) + gap };
  }
  return { start, end: start, newText: `${indent}${write(indent)}${newLineOf(source)}` };
}

export function insertAfter(
  statement: ts.Statement,
  write: (indent: string) => string,
  source: ts.SourceFile,
): TextEdit {
  const at = behindLine(statement, source);
  const indent = indentAt(source, statement.getStart());
  return { start: at, end: at, newText: `${newLineOf(source)}${indent}${write(indent)}` };
}

export function removeLines(statement: ts.Statement, source: ts.SourceFile): TextEdit {
  return { ...linesOf(statement, source), newText: '' };
}

/** The statement with its comments, moved to another depth. */
export function movedText(statement: ts.Statement, indent: string, source: ts.SourceFile): string {
  const { start, end } = linesOf(statement, source);
  const own = indentAt(source, statement.getStart());
  const lines = source.text.slice(start, end).trim().split(/\r?\n/);
  return lines
    .map((line, i) =>
      i === 0 || line.trim() === ''
        ? line
        : indent + (line.startsWith(own) ? line.slice(own.length) : line.trimStart()),
    )
    .join(newLineOf(source));
}

function startOfLine(position: number, text: string): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}
