/** @file The fixes for a tensor that was freed too early: dispose it later, or keep it. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import { usesOf } from '../facts/symbols';
import { statementOf } from '../facts/syntax';
import type { TensorFact } from '../facts/values';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';
import { insertAfter, movedText, removeLines } from './lines';

export function keepAlive(use: ts.Node, tensor: TensorFact, freedAt: ts.Node, facts: Facts): readonly Fix[] {
  const { context, namespace } = facts;
  if (context.names.functionCall(freedAt, 'tidy') === undefined) return disposeLater(use, freedAt, facts);
  if (namespace === null || !ts.isCallExpression(tensor.node)) return [];
  return fix(t('Keep it with {0}', `${namespace}.keep`), false, context.sourceFile, [
    replaceNode(tensor.node, `${namespace}.keep(${tensor.node.getText()})`),
  ]);
}

/** `x.dispose();` goes behind the last statement of its block that uses `x`. */
function disposeLater(use: ts.Node, freedAt: ts.Node, facts: Facts): readonly Fix[] {
  const { sourceFile } = facts.context;
  const [dispose, used] = [statementOf(freedAt), statementOf(use)];
  const isPlain =
    dispose !== null &&
    ts.isExpressionStatement(dispose) &&
    ts.isCallExpression(freedAt) &&
    ts.isPropertyAccessExpression(freedAt.expression) &&
    freedAt.arguments.length === 0;
  const name = isPlain && ts.isPropertyAccessExpression(freedAt.expression) ? freedAt.expression.expression : undefined;
  if (dispose === null || used === null || name === undefined || !ts.isIdentifier(name)) return [];
  const { parent: block } = dispose;
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return [];
  const uses = usesOf(name, facts);
  const last = block.statements.findLast((one) => uses.some(({ pos, end }) => pos >= one.pos && end <= one.end));
  // In a loop the use of the next turn stands before.
  if (last === undefined || last === dispose || last.pos < dispose.pos || ts.isReturnStatement(last)) return [];
  return fix(t('Dispose it after its last use'), true, sourceFile, [
    removeLines(dispose, sourceFile),
    insertAfter(last, (indent) => movedText(dispose, indent, sourceFile), sourceFile),
  ]);
}
