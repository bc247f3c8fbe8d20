/** @file The edits that dispose a tape after its last use in the block that makes it. */

import ts from 'typescript';
import type { Facts } from '../facts/facts';
import { nameAt, usesOf } from '../facts/symbols';
import { functionOf, newLineOf } from '../facts/syntax';
import type { TextEdit } from '../finding';
import { insertAfter, movedText } from './lines';

/** None where the tape lives in a field or a list, or where nothing runs after its last use. `node` is the call that makes it. */
export function disposeAfterLastUse(node: ts.Node, facts: Facts): readonly TextEdit[] {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return [];
  const block = parent.parent.parent.parent;
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return [];
  const { name } = parent;
  const uses = usesOf(name, facts);
  // A function that uses the tape may be called later.
  const isCalledLater = uses.some((use) => isKeptFunction(functionOf(use)) && functionOf(use) !== functionOf(node));
  const last = isCalledLater
    ? block.statements.at(-1)
    : block.statements.findLast((one) => uses.some((use) => use.pos >= one.pos && use.end <= one.end));
  if (last === undefined || ts.isFunctionDeclaration(last)) return [];
  const { sourceFile } = facts.context;
  const dispose = `${name.text}.dispose();`;
  return ts.isReturnStatement(last)
    ? beforeReturn(last, dispose, facts)
    : [insertAfter(last, () => dispose, sourceFile)];
}

/** Has a name, or is a method: not handed to a call that runs it at once. */
function isKeptFunction(node: ts.Node): boolean {
  return !ts.isSourceFile(node) && !ts.isCallExpression(node.parent);
}

/** `return f(tape)`: the result gets a name, so that the tape can go first. */
function beforeReturn(statement: ts.ReturnStatement, dispose: string, facts: Facts): readonly TextEdit[] {
  const { expression } = statement;
  const name = ['result', 'results', 'found'].find((one) => nameAt(one, statement, facts) === undefined);
  if (expression === undefined || name === undefined || !ts.isBlock(statement.parent)) return [];
  const { sourceFile } = facts.context;
  const text = movedText(statement, '', sourceFile);
  if (!text.startsWith('return')) return [];
  const edit = { start: statement.getStart(), end: expression.getStart(), newText: `const ${name} = ` };
  const end = (indent: string): string => `${dispose}${newLineOf(sourceFile)}${indent}return ${name};`;
  return [edit, insertAfter(statement, end, sourceFile)];
}
