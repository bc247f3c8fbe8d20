/** @file The fix that computes inside the engine: `Math.sin(x.dataSync()[0])` becomes `tf.sin(x)`. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import { COPIERS } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import { wrapped } from '../facts/syntax';
import { asTensors } from '../facts/values';
import type { Fix, TextEdit } from '../finding';
import { fix, replaceNode } from './edit';
import { receiverText, tensorText } from './tensorText';

const READS = new Set(['dataSync', 'arraySync']);

export function toOps(node: ts.Node, facts: Facts): readonly Fix[] {
  if (!ts.isExpression(node)) return [];
  let certain = true;
  const text = tensorText(node, {
    namespace: facts.namespace,
    tensor: (leaf) => {
      const tensor = tensorRead(leaf, facts);
      if (tensor === null) return null;
      // The one value of a scalar is the scalar; of a vector only its first element was meant.
      certain &&= isScalar(tensor, facts);
      return receiverText(tensor);
    },
  });
  if (text === null) return [];
  const edits = replacing(wrapped(node), text, facts);
  return edits === null
    ? []
    : fix(
        `Compute in the engine: ${text.length > 50 ? `${text.slice(0, 47)}…` : text}`,
        certain,
        facts.context.sourceFile,
        edits,
      );
}

/** The tensor whose single value the expression reads, directly or through a constant. */
function tensorRead(leaf: ts.Expression, facts: Facts, depth = 0): ts.Expression | null {
  const node = bareExpression(leaf);
  if (ts.isIdentifier(node) && depth < 4) {
    const made = facts.context.names.constantValue(node);
    return made === node ? null : tensorRead(made, facts, depth + 1);
  }
  const call =
    ts.isElementAccessExpression(node) && isZero(node.argumentExpression) ? bareExpression(node.expression) : node;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  if (!READS.has(call.expression.name.text)) return null;
  const tensor = call.expression.expression;
  const value = facts.run.seen.get(bareExpression(tensor));
  if (value === undefined || asTensors(value).length === 0) return null;
  const known = asTensors(value).every((one) => one.shape === null || one.shape.length === 0);
  return known ? tensor : null;
}

function isZero(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && node.text === '0';
}

function isScalar(tensor: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(tensor));
  return value !== undefined && asTensors(value).every((one) => one.shape?.length === 0);
}

/** The tensor stands where a number stood: only an op may take it, and nothing must wrap it into a tensor again. */
function replacing(outer: ts.Expression, text: string, facts: Facts): readonly TextEdit[] | null {
  const { parent } = outer;
  if (isWrapping(parent, facts)) return [replaceNode(parent, text)];
  if (isOpArgument(outer, facts)) return [replaceNode(outer, text)];
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || parent.type !== undefined) return null;
  const symbol = facts.context.checker.getSymbolAtLocation(parent.name);
  const uses = facts
    .all('identifier')
    .filter((one) => one !== parent.name && facts.context.checker.getSymbolAtLocation(one) === symbol);
  const edits = [replaceNode(outer, text)];
  for (const use of uses) {
    const at = wrapped(use);
    if (isWrapping(at.parent, facts)) edits.push(replaceNode(at.parent, use.text));
    else if (!isOpArgument(at, facts)) return null;
  }
  return edits;
}

/** `tf.scalar(…)` with nothing else in it. */
function isWrapping(node: ts.Node, { context: { names } }: Facts): boolean {
  const call = names.functionCall(node, ...COPIERS);
  return call !== undefined && call.name !== 'variable' && call.args.length === 1;
}

function isOpArgument(node: ts.Expression, { context: { names } }: Facts): boolean {
  const call = names.engineCall(node.parent);
  return (
    call !== undefined &&
    (call.owner === 'Tensor' || call.owner === 'tf') &&
    call.args.includes(node) &&
    !COPIERS.has(call.name)
  );
}
