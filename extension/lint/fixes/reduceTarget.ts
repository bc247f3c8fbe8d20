/** @file The fixes for a target that is no single number: reduce it where it is made, or ask for the jacobian. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import type { Recorded } from '../recorded/recorded';
import { fix, insertAt, replaceNode } from './edit';

/** Inside the recording, where the target's last op ran: outside, no tape would see the sum. Which one is meant is a guess. */
export function reduceTarget(run: Recorded, target: number): readonly Fix[] {
  const producer = run.view.producerOf(target);
  if (producer < 0 || run.isBackward(producer) || run.view.outputs(producer).length !== 1) return [];
  const site = run.view.siteOfOp(producer);
  const node = run.callAt(site);
  // A place that makes several tensors makes other things than this target.
  if (node === null || run.view.opsOfSite(site).length !== 1) return [];
  const { sourceFile } = run.facts.context;
  return [
    ...fix(t('Take the mean of the target: .mean()'), false, sourceFile, [insertAt(node.getEnd(), '.mean()')]),
    ...fix(t('Take the sum of the target: .sum()'), false, sourceFile, [insertAt(node.getEnd(), '.sum()')]),
  ];
}

/** Every element's own gradient. */
export function toJacobian(node: ts.CallExpression, facts: Facts): readonly Fix[] {
  const { expression, arguments: args } = node;
  if (!ts.isPropertyAccessExpression(expression) || args.length !== 2) return [];
  return fix(t('Ask for every element’s own gradient: jacobian'), false, facts.context.sourceFile, [
    replaceNode(expression.name, 'jacobian'),
  ]);
}
