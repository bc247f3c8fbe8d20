/** @file The fix that keeps a tensor instead of a copy: `tf.variable(h)` and `tf.tensor(h.arraySync())` become `h`. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { wrapped } from '../facts/syntax';
import { asTensors } from '../facts/values';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';
import { receiverText } from './tensorText';

export function keepTensor(node: ts.Node, facts: Facts): readonly Fix[] {
  if ((!ts.isCallExpression(node) && !ts.isNewExpression(node)) || node.arguments?.length !== 1) return [];
  const [argument] = node.arguments;
  if (argument === undefined || isAssignedTo(node, facts)) return [];
  const inner = bareExpression(argument);
  const read =
    ts.isCallExpression(inner) &&
    ts.isPropertyAccessExpression(inner.expression) &&
    inner.expression.name.text === 'arraySync';
  const tensor = read ? inner.expression.expression : inner;
  const value = facts.run.seen.get(bareExpression(tensor));
  if (value === undefined || asTensors(value).length === 0) return [];
  const asReceiver = ts.isPropertyAccessExpression(node.parent);
  const text = asReceiver ? receiverText(tensor) : tensor.getText();
  return fix('Keep the tensor itself', true, facts.context.sourceFile, [replaceNode(node, text)]);
}

/** A Variable that is updated later has to stay one. */
function isAssignedTo(node: ts.Expression, facts: Facts): boolean {
  const { parent } = wrapped(node);
  if (!ts.isVariableDeclaration(parent)) return ts.isPropertyDeclaration(parent) || ts.isBinaryExpression(parent);
  const symbol = facts.context.checker.getSymbolAtLocation(parent.name);
  return facts.all('identifier').some((one) => {
    const { parent: access } = one;
    const method = ts.isPropertyAccessExpression(access) && access.expression === one ? access.name.text : '';
    return method.startsWith('assign') && facts.context.checker.getSymbolAtLocation(one) === symbol;
  });
}
