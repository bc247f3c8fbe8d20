/** @file The fixes for a Tensor that decides: its value is read, or tf.where decides for each element. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { COMPARISONS } from '../facts/arithmetic';
import type { Facts } from '../facts/facts';
import { wrapped } from '../facts/syntax';
import { asTensors } from '../facts/values';
import type { Fix } from '../finding';
import { fix, insertAt, replaceNode } from './edit';
import { receiverText } from './tensorText';

export const READ = '.dataSync()[0]';

/** Does JavaScript ask whether the expression is true? */
export function isCondition(node: ts.Expression): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === outer;
  if (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) return parent.condition === outer;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(parent)) return false;
  const operator = parent.operatorToken.kind;
  const both = operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken;
  // `flag && x < 5` asks whether both hold, wherever it stands.
  return both && (parent.left === outer || isComparison(node) || isCondition(parent));
}

function isComparison(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind);
}

/** Offered only: whether the choice should have a gradient is the author's to say. */
export function decideOtherwise(node: ts.Expression, facts: Facts): readonly Fix[] {
  const source = facts.context.sourceFile;
  const read = receiverText(node);
  const edit = read === node.getText() ? insertAt(node.getEnd(), READ) : replaceNode(node, read + READ);
  return [...withWhere(node, facts), ...fix(t('Read the value: {0}', read + READ), false, source, [edit])];
}

/** `mask ? a : b` on Tensors. */
function withWhere(node: ts.Expression, facts: Facts): readonly Fix[] {
  const outer = wrapped(node);
  const { parent: choice } = outer;
  if (facts.namespace === null || !ts.isConditionalExpression(choice) || choice.condition !== outer) return [];
  const { whenTrue, whenFalse } = choice;
  const isTensor = (one: ts.Expression): boolean => {
    const value = facts.run.seen.get(wrapped(one)) ?? facts.run.seen.get(one);
    return (value !== undefined && asTensors(value).length > 0) || facts.context.names.isTensorExpression(one);
  };
  if (!isTensor(whenTrue) || !isTensor(whenFalse)) return [];
  const text = `${facts.namespace}.where(${node.getText()}, ${whenTrue.getText()}, ${whenFalse.getText()})`;
  return fix(t('Choose element by element with tf.where'), false, facts.context.sourceFile, [
    replaceNode(choice, text),
  ]);
}
