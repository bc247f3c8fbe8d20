/** @file The fix that makes a tensor floating: where its dtype is written, else behind the call that makes it. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { CREATORS } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import { fix, insertAt, replaceNode } from './edit';

export function toFloat(node: ts.Node, dtype: string | null, { context }: Facts): readonly Fix[] {
  const source = context.sourceFile;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const args = [...(node.arguments ?? [])];
  const written = args.find((one) => ts.isStringLiteral(one) && /^(int32|bool)$/.test(one.text));
  if (written !== undefined) {
    const quote = written.getText()[0] ?? "'";
    return fix(t('Make it float32'), true, source, [replaceNode(written, `${quote}float32${quote}`)]);
  }
  // `raw.toInt()`.
  const callee = node.expression;
  if (ts.isPropertyAccessExpression(callee) && /^to(Int|Bool)$/.test(callee.name.text) && args.length === 0)
    return fix(t('Make it float32'), true, source, [replaceNode(callee.name, 'toFloat')]);
  // Of text no number can be made; a mask may be needed as such elsewhere.
  const makes = context.names.functionCall(node, ...CREATORS) !== undefined;
  return makes && dtype !== 'string'
    ? fix(t('Make it float32'), dtype === 'int32', source, [insertAt(node.getEnd(), '.toFloat()')])
    : [];
}
