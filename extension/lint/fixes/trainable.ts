/** @file The fix that makes a variable trainable where a literal false says that it is not. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';

export function makeTrainable(node: ts.Node, source: ts.SourceFile): readonly Fix[] {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const flag = node.arguments?.[1];
  if (flag?.kind !== ts.SyntaxKind.FalseKeyword) return [];
  return fix(t('Make it trainable'), false, source, [replaceNode(flag, 'true')]);
}
