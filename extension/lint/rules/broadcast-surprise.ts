/** @file broadcast-surprise: [n] meets [n, 1], and an [n, n] comes out that nobody meant. */

import ts from 'typescript';
import { ancestorsOf } from '../facts/ancestors';
import { BINARY_ELEMENTWISE } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import { broadcast } from '../facts/shapes';
import { callRange } from '../facts/syntax';
import type { Shape, TensorFact } from '../facts/values';
import type { Fix } from '../finding';
import { fix, insertAt, replaceNode } from '../fixes/edit';
import { receiverText } from '../fixes/tensorText';
import { named, type Rule } from './rule';

export const broadcastSurprise = {
  id: 'broadcast-surprise' as const,
  description: 'Both operands of an elementwise op grow and their ranks differ, such as [n] with [n, 1].',
  check: (facts) => {
    const onTheWay = new Set(facts.run.gradients.flatMap((event) => [...ancestorsOf(event)]));
    return [...onTheWay].flatMap((op) => {
      const [a, b] = op.inputs;
      if (!BINARY_ELEMENTWISE.has(op.op) || op.inputs.length !== 2 || a === undefined || b === undefined) return [];
      const grown = surprise(a.shape, b.shape);
      if (grown === null) return [];
      return [
        {
          ...callRange(op.node),
          message: `The shapes [${String(a.shape)}] and [${String(b.shape)}] broadcast to [${grown.join()}] in ${named(op.node)}: every element meets every other one. Give both the same rank, with squeeze or reshape([-1, 1]).`,
          fixes: squeezeOne(op, a, b, facts),
        },
      ];
    });
  },
} satisfies Rule;

/** The result's shape, when both operands are smaller than it and their ranks differ. */
function surprise(a: Shape | null, b: Shape | null): Shape | null {
  if (a === null || b === null || a.length === b.length || a.includes(null) || b.includes(null)) return null;
  const result = broadcast(a, b);
  if (result === null || result.includes(null)) return null;
  return sizeOf(result) > sizeOf(a) && sizeOf(result) > sizeOf(b) ? result : null;
}

function sizeOf(shape: Shape): number {
  return shape.reduce<number>((size, one) => size * (one ?? 1), 1);
}

/** Takes the 1 away from a column that meets a row of the same length. */
function squeezeOne(op: TensorFact, a: TensorFact, b: TensorFact, { context }: Facts): readonly Fix[] {
  const { node } = op;
  if (!ts.isCallExpression(node)) return [];
  const column = (shape: Shape | null): boolean => shape?.length === 2 && shape[1] === 1;
  const operands =
    op.method && ts.isPropertyAccessExpression(node.expression)
      ? [node.expression.expression, node.arguments[0]]
      : [...node.arguments];
  const target = column(a.shape) ? operands[0] : column(b.shape) ? operands[1] : undefined;
  if (target === undefined || ts.isSpreadElement(target)) return [];
  const text = receiverText(target);
  const edit =
    text === target.getText() ? insertAt(target.getEnd(), '.squeeze()') : replaceNode(target, `${text}.squeeze()`);
  return fix('Take the last dimension of size 1 away: .squeeze()', false, context.sourceFile, [edit]);
}
