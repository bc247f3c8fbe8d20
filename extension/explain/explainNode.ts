/** @file Everything there is to say about one node of the graph: its rule, what flowed back into it, and the paths from the target. */

import { findOp } from '../../engine/findOp';
import type { ContributionExplanation, Explanation, RuleExplanation } from '../protocol/explanation';
import { ofOp } from '../protocol/fromEnglish';
import { flowText, forwardText, sumText } from '../protocol/passText';
import { texOf } from '../protocol/tex';
import type { RecordingView } from '../protocol/recordingView';
import { labelOf } from '../protocol/tensorLabel';
import { t } from '../protocol/words';
import { chainText } from './chainText';
import { explanationMarkdown, explanationTex } from './notes';
import { pathsOf } from './pathText';
import { adjointRules, localRules, rulesOf, type ShapedRule } from './ruleText';

/** `call`: the gradient call that is looked at; null where the run had none. */
export function explainNode(view: RecordingView, call: number | null, tensor: number): Explanation {
  const row = view.gradRow(tensor);
  const flows = call === null ? [] : view.edgesOf(call).filter((edge) => view.gradRow(edge.input) === row);
  const parts = {
    rule: ruleOf(view, call, tensor),
    contributions: flows.map((edge): ContributionExplanation => ({
      from: labelOf(view, edge.output),
      text: flowText(view, call ?? 0, edge),
    })),
    sum: call === null ? null : sumText(view, call, flows),
    paths: call === null ? null : pathsOf(view, call, tensor),
  };
  const title = `${labelOf(view, tensor)} = ${view.valueText(tensor)}`;
  const adjoint = call === null ? null : chainText(view, call, tensor);
  return {
    ...parts,
    markdown: explanationMarkdown(title, adjoint, parts),
    tex: explanationTex(title, adjoint, parts),
  };
}

function ruleOf(view: RecordingView, call: number | null, tensor: number): RuleExplanation | null {
  const row = view.producerOf(tensor);
  // A Variable is a leaf, whatever its value was computed from.
  if (row < 0 || view.kindOf(tensor) === 'variable') return null;
  const name = view.opName(row);
  const computed = forwardText(view, row);
  const op = findOp(name);
  if (op === undefined) return { op: name, computed, partials: [], partialsTex: [] };
  if (op.gradient.kind === 'none') {
    return {
      op: `tf.${op.name}`,
      computed,
      partials: [t('lets no gradient through: {0}', ofOp(op.gradient.why))],
      partialsTex: [],
    };
  }
  const inNumbers = call === null ? [] : localRules(view, call, row, op);
  const inNames = call === null || inNumbers.length > 0 ? [] : adjointRules(view, call, row, op);
  const known = inNames.length > 0 ? inNames : (inNumbers.length > 0 ? inNumbers : rulesOf(op)).map(withTex);
  return {
    op: `tf.${op.name}`,
    computed,
    partials: known.map(({ plain }) => plain),
    partialsTex: known.map(({ tex }) => tex),
  };
}

function withTex(plain: string): ShapedRule {
  return { plain, tex: texOf(plain) };
}
