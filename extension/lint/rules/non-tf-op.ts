/** @file non-tf-op: a value leaves the engine, is computed with in JavaScript, and comes back as a constant. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { COPIERS } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import { callRange, wrapped } from '../facts/syntax';
import type { Leak } from '../facts/values';
import { toOps } from '../fixes/toOps';
import { named, rangeOf, related, type Problem, type Rule } from './rule';

export const nonTfOp = {
  id: 'non-tf-op' as const,
  description:
    'A value read from a tensor is computed with in JavaScript and reaches a target: the tape cannot see it.',
  check: (facts) => [...leaksThatMatter(facts)].map(([node, leaks]) => problem(node, leaks, facts)),
} satisfies Rule;

/** Leaks by the place their finding stands on: one expression may compute with several. */
function leaksThatMatter(facts: Facts): ReadonlyMap<ts.Node, readonly Leak[]> {
  const found = new Map<ts.Node, readonly Leak[]>();
  const add = (leak: Leak): void => {
    const known = found.get(place(leak)) ?? [];
    if (!known.some((one) => one.read === leak.read)) found.set(place(leak), [...known, leak]);
  };
  for (const { cause } of facts.nulls) {
    if (cause.kind === 'non-tf-op' && cause.leak !== undefined) add(cause.leak);
  }
  for (const event of facts.run.gradients) {
    if (event.zero) continue;
    for (const { leak, into } of event.sources.flatMap((source) => source.verdicts.flatMap(({ leaks }) => leaks))) {
      // Part of the target keeps its path. What was read before the recording may have been meant as a constant.
      if (leak.tapes.includes(event.tape) && !(leak.computed === null && COPIERS.has(into.op))) add(leak);
    }
  }
  // A value that is computed with in one place and used as it is in another left the engine once: the computing tells more.
  const computed = new Set([...found.values()].flat().flatMap((leak) => (leak.computed === null ? [] : [leak.read])));
  for (const [at, leaks] of found) {
    if (leaks.every((leak) => leak.computed === null && computed.has(leak.read))) found.delete(at);
  }
  return found;
}

function problem(node: ts.Node, leaks: readonly Leak[], facts: Facts): Problem {
  const isRead = leaks.every((leak) => leak.computed === null);
  return {
    ...(isRead ? callRange(node) : rangeOf(node)),
    message: t(
      isRead
        ? '{0} reads the value out of the engine, so the tape cannot record it: for the gradient the result is a constant. Use the engine’s ops on the tensor itself.'
        : '{0} computes outside of the engine, so the tape cannot record it: for the gradient the result is a constant. Use the engine’s ops on the tensor itself.',
      named(node),
    ),
    related: leaks.flatMap(({ read }) =>
      read === node ? [] : [related(read, t('Here the value leaves the engine.'))],
    ),
    fixes: toOps(node, facts),
  };
}

/** The whole expression that computes, or the read itself. */
function place(leak: Leak): ts.Node {
  if (leak.computed === null || !ts.isExpression(leak.computed)) return leak.computed ?? leak.read;
  let at = leak.computed;
  for (;;) {
    const { parent } = wrapped(at);
    if (ts.isBinaryExpression(parent) && ARITHMETIC.has(parent.operatorToken.kind)) at = parent;
    else if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.MinusToken) at = parent;
    else if (ts.isCallExpression(parent) && isMath(parent) && parent.expression !== at) at = parent;
    else return at;
  }
}

const ARITHMETIC: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
]);

function isMath(call: ts.CallExpression): boolean {
  const { expression } = call;
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Math'
  );
}
