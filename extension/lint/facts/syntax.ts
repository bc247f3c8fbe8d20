/** @file Small questions about the shape of the text. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';

/** Climbs from a bare expression to the outermost wrapping around it. */
export function wrapped(node: ts.Expression): ts.Expression {
  let at = node;
  while (ts.isExpression(at.parent) && bareExpression(at.parent) === bareExpression(at)) at = at.parent;
  return at;
}

/** Where a finding on a call stands: from the method's name to the closing parenthesis. */
export function callRange(node: ts.Node): { readonly start: number; readonly end: number } {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return { start: node.expression.name.getStart(), end: node.getEnd() };
  }
  return { start: node.getStart(), end: node.getEnd() };
}

/** The statement a node stands in. */
export function statementOf(node: ts.Node): ts.Statement | null {
  let at: ts.Node | undefined = node;
  while (at !== undefined && !(ts.isStatement(at) && !ts.isBlock(at))) at = at.parent;
  return at ?? null;
}

/** The function a node stands in, or the file. */
export function functionOf(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}

/** The expressions a function gives back. */
export function returned(fn: ts.ArrowFunction | ts.FunctionExpression): readonly ts.Expression[] {
  if (!ts.isBlock(fn.body)) return [fn.body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(fn.body);
  return found;
}

/** White space at the start of the line a position is on. */
export function indentAt(source: ts.SourceFile, position: number): string {
  const { line } = source.getLineAndCharacterOfPosition(position);
  const start = source.getPositionOfLineAndCharacter(line, 0);
  return /^[ \t]*/.exec(source.text.slice(start, position))?.[0] ?? '';
}

/** The file's own step of indentation: as its first indented line has it. */
export function indentStep(source: ts.SourceFile): string {
  return /^(\t|  +)\S/m.exec(source.text)?.[1] ?? '  ';
}

export function newLineOf(source: ts.SourceFile): string {
  return source.text.includes('\r\n') ? '\r\n' : '\n';
}
