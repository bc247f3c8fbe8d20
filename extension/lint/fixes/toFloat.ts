/** @file The fix that makes a tensor floating where its dtype is written. */

import ts from 'typescript';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';

export function toFloat(node: ts.Node, source: ts.SourceFile): readonly Fix[] {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const dtype = node.arguments?.find((one) => ts.isStringLiteral(one) && /^(int32|bool)$/.test(one.text));
  if (dtype === undefined) return [];
  const quote = dtype.getText()[0] ?? "'";
  return fix('Make it float32', true, source, [replaceNode(dtype, `${quote}float32${quote}`)]);
}
