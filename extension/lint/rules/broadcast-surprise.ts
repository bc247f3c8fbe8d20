/** @file broadcast-surprise: [n] meets [n, 1], and an [n, n] comes out that nobody meant. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { ancestorsOf } from '../facts/ancestors';
import { BINARY_ELEMENTWISE } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import { broadcast } from '../facts/shapes';
import { callRange } from '../facts/syntax';
import type { Shape } from '../facts/values';
import type { Fix } from '../finding';
import { fix, insertAt, replaceNode } from '../fixes/edit';
import { receiverText } from '../fixes/tensorText';
import type { Recorded } from '../recorded/recorded';
import { named, type Problem, type Rule } from './rule';

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
      return [{ ...callRange(op.node), ...telling(op.node, a.shape, b.shape, grown, facts) }];
    });
  },
  checkRun: (run) => [...opsOnTheWay(run)].flatMap((op) => seenInRun(run, op)),
} satisfies Rule;

/** By site, the first op there that grows so: a loop's turns say it only once. */
function opsOnTheWay({ recording, view }: Recorded): Iterable<number> {
  const isBinary = recording.ops.names.map((name) => BINARY_ELEMENTWISE.has(name));
  const found = new Map<number, number>();
  for (const call of recording.gradients) {
    for (const op of call.edges.op) {
      const site = view.siteOfOp(op);
      if (found.has(site) || isBinary[recording.ops.name[op] ?? -1] !== true) continue;
      const [a, b] = view.inputs(op);
      if (a !== undefined && b !== undefined && surprise(view.shapeOf(a), view.shapeOf(b)) !== null)
        found.set(site, op);
    }
  }
  return found.values();
}

function seenInRun(run: Recorded, op: number): readonly Problem[] {
  const place = run.placeOf(run.view.siteOfOp(op));
  const node = run.callAt(run.view.siteOfOp(op));
  const [a, b] = Array.from(run.view.inputs(op), (input) => run.view.shapeOf(input));
  // The engine's own composites broadcast as they should: only an op that the snippet calls can surprise it.
  if (place === null || node === null || a === undefined || b === undefined || run.isBackward(op)) return [];
  if (run.facts.context.names.opCall(node)?.op !== run.view.opName(op)) return [];
  const grown = surprise(a, b);
  return grown === null ? [] : [{ ...place, ...telling(node, a, b, grown, run.facts) }];
}

function telling(
  node: ts.Node,
  a: Shape | null,
  b: Shape | null,
  grown: Shape,
  facts: Facts,
): Pick<Problem, 'message' | 'fixes'> {
  return {
    message: t(
      'The shapes [{0}] and [{1}] broadcast to [{2}] in {3}: every element meets every other one. Give both the same rank, with squeeze or reshape([-1, 1]).',
      String(a),
      String(b),
      grown.join(),
      named(node),
    ),
    fixes: squeezeOne(node, a, b, facts),
  };
}

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
function squeezeOne(node: ts.Node, a: Shape | null, b: Shape | null, { context }: Facts): readonly Fix[] {
  if (!ts.isCallExpression(node)) return [];
  const column = (shape: Shape | null): boolean => shape?.length === 2 && shape[1] === 1;
  const operands =
    context.names.engineCall(node)?.owner !== 'tf' && ts.isPropertyAccessExpression(node.expression)
      ? [node.expression.expression, node.arguments[0]]
      : [...node.arguments];
  const target = column(a) ? operands[0] : column(b) ? operands[1] : undefined;
  if (target === undefined || ts.isSpreadElement(target)) return [];
  const text = receiverText(target);
  const edit =
    text === target.getText() ? insertAt(target.getEnd(), '.squeeze()') : replaceNode(target, `${text}.squeeze()`);
  return fix(t('Take the last dimension of size 1 away: .squeeze()'), false, context.sourceFile, [edit]);
}
