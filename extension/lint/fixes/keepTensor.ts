/** @file The fix that keeps a tensor instead of a copy: `tf.variable(h)` and `tf.tensor(h.arraySync())` become `h`. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { declarationOf, usesOf } from '../facts/symbols';
import { wrapped } from '../facts/syntax';
import { asTensors, type Shape } from '../facts/values';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';
import { receiverText } from './tensorText';

export function keepTensor(node: ts.Node, facts: Facts): readonly Fix[] {
  if ((!ts.isCallExpression(node) && !ts.isNewExpression(node)) || isAssignedTo(node, facts)) return [];
  const [argument, ...others] = node.arguments ?? [];
  if (argument === undefined) return [];
  const source = facts.context.sourceFile;
  const asReceiver = ts.isPropertyAccessExpression(node.parent);
  const text = (tensor: ts.Expression): string => (asReceiver ? receiverText(tensor) : tensor.getText());
  // Name and dtype of a Variable that is no longer one.
  if (isTensor(argument, facts))
    return fix(t('Keep the tensor itself'), others.length === 0, source, [replaceNode(node, text(argument))]);
  const read = readOf(argument);
  if (read !== null) {
    const reshape = reshapeFor(node, read, facts);
    return reshape === null
      ? []
      : fix(t('Keep the tensor itself'), true, source, [
          replaceNode(node, reshape === '' ? text(read.tensor) : receiverText(read.tensor) + reshape),
        ]);
  }
  return ts.isIdentifier(argument) ? throughName(node, argument, facts) : [];
}

/** `const values = h.arraySync(); … tf.tensor(values)`: the name keeps the tensor. */
function throughName(node: ts.CallExpression | ts.NewExpression, name: ts.Identifier, facts: Facts): readonly Fix[] {
  const declared = declarationOf(name, facts);
  if (declared === undefined || !ts.isVariableDeclaration(declared) || !ts.isIdentifier(declared.name)) return [];
  if (declared.initializer === undefined || declared.type !== undefined || usesOf(declared.name, facts).length !== 1)
    return [];
  const read = readOf(declared.initializer);
  const reshape = read === null ? null : reshapeFor(node, read, facts);
  if (read === null || reshape === null) return [];
  return fix(t('Keep the tensor itself'), true, facts.context.sourceFile, [
    replaceNode(declared.initializer, read.tensor.getText()),
    replaceNode(node, name.text + reshape),
  ]);
}

interface Read {
  readonly tensor: ts.Expression;
  /** All values in the tensor's shape, all in a row, or the first one. */
  readonly gives: 'nested' | 'flat' | 'first';
}

function readOf(expression: ts.Expression): Read | null {
  const inner = bareExpression(expression);
  const isFirst =
    ts.isElementAccessExpression(inner) &&
    ts.isNumericLiteral(inner.argumentExpression) &&
    inner.argumentExpression.text === '0';
  const call = isFirst ? bareExpression(inner.expression) : inner;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  const { expression: tensor, name } = call.expression;
  if (name.text === 'arraySync') return isFirst ? null : { tensor, gives: 'nested' };
  return name.text === 'dataSync' ? { tensor, gives: isFirst ? 'first' : 'flat' } : null;
}

/** What gives the tensor the shape that the copy had: nothing, or a call; null where that cannot be told. */
function reshapeFor(node: ts.CallExpression | ts.NewExpression, { tensor, gives }: Read, facts: Facts): string | null {
  const [, shape, ...others] = node.arguments ?? [];
  if (!isTensor(tensor, facts) || others.length > 0) return null;
  if (shape !== undefined) return ts.isStringLiteral(bareExpression(shape)) ? null : `.reshape(${shape.getText()})`;
  const known = shapeOf(tensor, facts);
  if (gives === 'nested') return '';
  if (gives === 'first') return known?.length === 0 ? '' : null;
  return known?.length === 1 ? '' : '.flatten()';
}

function isTensor(node: ts.Expression, { run }: Facts): boolean {
  const value = run.seen.get(bareExpression(node));
  return value !== undefined && asTensors(value).length > 0;
}

function shapeOf(node: ts.Expression, { run }: Facts): Shape | null {
  const value = run.seen.get(bareExpression(node));
  const [one, ...others] = value === undefined ? [] : asTensors(value);
  return others.length === 0 ? (one?.shape ?? null) : null;
}

/** A Variable that is updated later has to stay one. */
function isAssignedTo(node: ts.Expression, facts: Facts): boolean {
  const { parent } = wrapped(node);
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name))
    return ts.isPropertyDeclaration(parent) || ts.isBinaryExpression(parent);
  return usesOf(parent.name, facts).some(
    ({ parent: access }) => ts.isPropertyAccessExpression(access) && access.name.text.startsWith('assign'),
  );
}
