/** @file Every partial beside its central difference, with the relative error, ✓ or ✗, and the words for a kink. */

import type { PartialCheck } from '../../engine/checkPartials';
import type { SourceCheck } from '../../extension/protocol/asking';
import { numberText } from '../../extension/protocol/numberText';
import { indexText } from '../model/indexText';
import { h } from './dom';

const COLUMNS = ['Partial', 'Backward pass', 'Central difference', 'Relative error', 'Verdict'];

export function checkTable(
  checks: readonly SourceCheck[],
  targets: readonly string[],
  sources: readonly string[],
): HTMLElement[] {
  const target = targets.length > 1 ? `(${targets.join(' + ')})` : (targets[0] ?? 'target');
  const rows = checks.flatMap(({ shape, elements, connected }, i) =>
    elements.map((check) => {
      const partial = `∂${target}/∂${sources[i] ?? 'source'}${indexText(shape, check.element)}`;
      const rule = connected ? numberText(check.rule) : 'null';
      return h(
        'tr',
        { class: `is-${check.verdict}` },
        h('th', { attrs: { scope: 'row' } }, partial),
        h('td', {}, rule),
        h('td', {}, numberText(check.difference)),
        h('td', {}, errorText(check)),
        h('td', { class: 'verdict' }, verdictText(check, connected)),
      );
    }),
  );
  const left = checks.reduce((count, { shape, elements }) => count + sizeOf(shape) - elements.length, 0);
  return [
    h('p', { class: 'summary', attrs: { role: 'status' } }, summary(checks, left)),
    h(
      'table',
      {},
      h('caption', { class: 'for-readers' }, 'Partials beside central differences'),
      h('thead', {}, h('tr', {}, ...COLUMNS.map((name) => h('th', { attrs: { scope: 'col' } }, name)))),
      h('tbody', {}, ...rows),
    ),
  ];
}

function summary(checks: readonly SourceCheck[], left: number): string {
  const all = checks.flatMap(({ elements }) => elements);
  const [wrong, kinks] = (['wrong', 'kink'] as const).map((v) => all.filter(({ verdict }) => verdict === v).length);
  const counted = `${all.length} ${all.length === 1 ? 'partial' : 'partials'}`;
  const found =
    wrong || kinks
      ? [
          wrong ? `${wrong} of ${counted} ${wrong === 1 ? 'differs' : 'differ'} from the central difference` : '',
          kinks ? `${kinks} of ${counted} ${kinks === 1 ? 'stands' : 'stand'} at a kink` : '',
        ]
          .filter(Boolean)
          .join('; ')
      : all.length === 1
        ? 'The partial agrees with its central difference'
        : `All ${counted} agree with their central differences`;
  const rest = left > 0 ? ` ${left.toLocaleString('en')} more were not checked.` : '';
  return `${found}, computed in float64 over the ops of this run.${rest}`;
}

function verdictText({ verdict, left, right, rule }: PartialCheck, connected: boolean): string {
  switch (verdict) {
    case 'right':
      return connected ? '✓ agrees' : '✓ nothing leads there';
    case 'wrong':
      return connected ? '✗ differs' : '✗ null, but the target does change';
    case 'kink':
      return `∧ a kink: the slope is ${numberText(rounded(left))} on the left and ${numberText(rounded(right))} on the right; the rule chose ${numberText(rule)}`;
  }
}

function errorText({ error, rule, difference }: PartialCheck): string {
  if (rule === difference) return '0';
  return Number.isFinite(error) ? error.toExponential(1).replace('e+', 'e') : '–';
}

/** A slope is a quotient of small numbers: its last digits mean nothing. */
function rounded(slope: number): number {
  return Math.abs(slope) < 1e-9 ? 0 : Number(slope.toPrecision(4));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, d) => size * d, 1);
}
