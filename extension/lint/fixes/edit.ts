/** @file Making fixes: edits on ranges of the text, and the promise that no comment is lost. */

import type ts from 'typescript';
import type { Fix, TextEdit } from '../finding';

export function replaceNode(node: ts.Node, newText: string): TextEdit {
  return { start: node.getStart(), end: node.getEnd(), newText };
}

export function insertAt(position: number, newText: string): TextEdit {
  return { start: position, end: position, newText };
}

/** The fix, unless its edits would drop a comment. */
export function fix(
  title: string,
  preferred: boolean,
  source: ts.SourceFile,
  edits: readonly TextEdit[],
): readonly Fix[] {
  const before = edits.map(({ start, end }) => source.text.slice(start, end)).join('\n');
  const after = edits.map(({ newText }) => newText).join('\n');
  return keepsComments(before, after) ? [{ title, preferred, edits }] : [];
}

/** Of all edits together: what one takes away another may put elsewhere. */
function keepsComments(before: string, after: string): boolean {
  const comments = before.match(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g) ?? [];
  return comments.every((comment) => after.includes(comment.trim()));
}
