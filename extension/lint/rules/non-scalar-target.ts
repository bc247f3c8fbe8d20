/** @file non-scalar-target: the gradient of a target with several elements, or of several targets, is the gradient of their sum. */

import ts from 'typescript';
import type { GradientCall } from '../../../engine/recording';
import { shapeText } from '../../protocol/numberText';
import { targetLabel } from '../../protocol/tensorLabel';
import { t } from '../../protocol/words';
import type { Fix } from '../finding';
import { reduceTarget, toJacobian } from '../fixes/reduceTarget';
import type { Recorded } from '../recorded/recorded';
import { rangeOf, type Problem, type Rule } from './rule';

export const nonScalarTarget = {
  id: 'non-scalar-target' as const,
  description: 'A target with several elements, or several targets: the gradient is that of their sum.',
  check: null,
  checkRun: (run) => {
    const found = new Map<number, Problem>();
    for (const call of run.recording.gradients) {
      if (found.has(call.site) || call.kind !== 'gradient' || call.error !== null) continue;
      const problem = problemOf(run, call);
      if (problem !== null) found.set(call.site, problem);
    }
    return [...found.values()];
  },
} satisfies Rule;

function problemOf(run: Recorded, call: GradientCall): Problem | null {
  const several = call.targets.length > 1;
  const [first] = call.targets;
  if (first === undefined) return null;
  const shape = run.view.shapeOf(first);
  if (!several && sizeOf(shape) <= 1) return null;
  const place = run.placeOf(call.site);
  if (place === null || isWeighted(run, call)) return null;
  const node = run.callAt(call.site);
  const target = node?.arguments[0];
  const name = targetLabel(run.view, call);
  const message = several
    ? t(
        '{0} targets are differentiated at once, and what comes out is the gradient of their sum {1}. If you meant each one’s own gradient, ask for them one by one on a persistent tape.',
        call.targets.length,
        name,
      )
    : t(
        'The target {0} has shape {1}, and what comes out is the gradient of the sum of its {2} elements. Say which number you mean with .sum() or .mean(), or ask for tape.jacobian(…), which keeps each element’s own gradient.',
        name,
        shapeText(shape),
        sizeOf(shape),
      );
  return {
    ...(target === undefined || ts.isSpreadElement(target) ? place : rangeOf(target)),
    message,
    fixes: node === null || several ? [] : fixesFor(run, first, node),
  };
}

function fixesFor(run: Recorded, target: number, node: ts.CallExpression): readonly Fix[] {
  return [...reduceTarget(run, target), ...toJacobian(node, run.facts)];
}

/** The author gave each element its weight: a product of vector and jacobian is meant. */
function isWeighted(run: Recorded, call: GradientCall): boolean {
  const options = run.callAt(call.site)?.arguments[2];
  if (options === undefined) return false;
  if (ts.isObjectLiteralExpression(options)) {
    return options.properties.some(
      (one) => one.name === undefined || (ts.isIdentifier(one.name) && one.name.text === 'outputGradients'),
    );
  }
  return true;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, d) => size * d, 1);
}
