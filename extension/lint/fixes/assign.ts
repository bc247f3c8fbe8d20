/** @file The fix that updates a Variable in place: `x = x.add(1)` becomes `x.assignAdd(1)`. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Replacement } from '../facts/run';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';

export function assignInPlace({ node, target, tapes, inside }: Replacement, source: ts.SourceFile): readonly Fix[] {
  if (inside || !ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  // Inside a recording an assignment stops the gradient: a name of its own may be meant instead.
  const preferred = tapes.length === 0;
  const left = bareExpression(node.left);
  if (left !== target || !isTarget(left)) return destructured(node, preferred, source);
  const text = assignText(left, node.right);
  return fix(t('Update it in place: {0}', short(text)), preferred, source, [replaceNode(node, text)]);
}

/** `[a, b] = [a.sub(x), b.sub(y)]`, when no right side reads what an earlier one has changed. */
function destructured(node: ts.BinaryExpression, preferred: boolean, source: ts.SourceFile): readonly Fix[] {
  const [left, right] = [bareExpression(node.left), bareExpression(node.right)];
  if (
    !ts.isArrayLiteralExpression(left) ||
    !ts.isArrayLiteralExpression(right) ||
    !ts.isExpressionStatement(node.parent)
  )
    return [];
  if (left.elements.length !== right.elements.length || ![...left.elements].every(isTarget)) return [];
  const lines: string[] = [];
  for (const [i, target] of left.elements.entries()) {
    const value = right.elements[i];
    const earlier = left.elements.slice(0, i).map((one) => one.getText());
    if (value === undefined || ts.isSpreadElement(value) || earlier.some((name) => mentions(value, name))) return [];
    lines.push(assignText(target, value));
  }
  return fix(t('Update them in place'), preferred, source, [replaceNode(node, lines.join('; '))]);
}

function isTarget(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function mentions(node: ts.Node, name: string): boolean {
  return node.getText() === name || ts.forEachChild(node, (child) => mentions(child, name) || undefined) === true;
}

const IN_PLACE: Readonly<Record<string, string>> = { add: 'assignAdd', sub: 'assignSub' };

function assignText(target: ts.Expression, value: ts.Expression): string {
  const name = target.getText();
  const call = bareExpression(value);
  if (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression)) {
    const method = IN_PLACE[call.expression.name.text];
    const [first, second] = call.arguments;
    if (method !== undefined && first !== undefined) {
      // x.add(1), or tf.add(x, 1).
      if (second === undefined && call.expression.expression.getText() === name)
        return `${name}.${method}(${first.getText()})`;
      if (second !== undefined && first.getText() === name && call.arguments.length === 2)
        return `${name}.${method}(${second.getText()})`;
    }
  }
  if (ts.isCallExpression(call) && ts.isIdentifier(call.expression)) {
    const method = IN_PLACE[call.expression.text];
    const [first, second] = call.arguments;
    if (method !== undefined && first?.getText() === name && second !== undefined)
      return `${name}.${method}(${second.getText()})`;
  }
  return `${name}.assign(${value.getText()})`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
