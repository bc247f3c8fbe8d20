/** @file The fix that makes a constant a variable where it is made. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import type { TensorFact } from '../facts/values';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';

/** Offered, never preferred: other code may rely on the tensor being a constant. */
export function toVariable(tensor: TensorFact, { context, namespace }: Facts): readonly Fix[] {
  const { node } = tensor;
  if (namespace === null || tensor.kind !== 'leaf' || !ts.isCallExpression(node)) return [];
  const title = t('Make it a variable with {0}', `${namespace}.variable`);
  if (context.names.functionCall(node, 'scalar', 'constant', 'tensor') !== undefined && node.arguments.length === 1) {
    return fix(title, false, context.sourceFile, [replaceNode(node.expression, `${namespace}.variable`)]);
  }
  return fix(title, false, context.sourceFile, [replaceNode(node, `${namespace}.variable(${node.getText()})`)]);
}
