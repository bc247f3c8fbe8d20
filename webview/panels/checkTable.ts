/** @file Every partial beside its central difference, with the relative error, ✓ or ✗, and the words for a kink. */

import type { PartialCheck } from '../../engine/checkPartials';
import type { SourceCheck } from '../../extension/protocol/asking';
import { numberText } from '../../extension/protocol/numberText';
import { indexText } from '../model/indexText';
import { h } from './dom';
import { t } from '../words';

const COLUMNS = [t('Partial'), t('Backward pass'), t('Central difference'), t('Relative error'), t('Verdict')];

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
      h('caption', { class: 'for-readers' }, t('Partials beside central differences')),
      h('thead', {}, h('tr', {}, ...COLUMNS.map((name) => h('th', { attrs: { scope: 'col' } }, name)))),
      h('tbody', {}, ...rows),
    ),
  ];
}

function summary(checks: readonly SourceCheck[], left: number): string {
  const all = checks.flatMap(({ elements }) => elements);
  const [wrong, kinks] = (['wrong', 'kink'] as const).map((v) => all.filter(({ verdict }) => verdict === v).length);
  const found = [
    wrong && wrongText(wrong, all.length),
    kinks && kinksText(kinks, all.length),
    !wrong && !kinks && agreeText(all.length),
    t('Central differences are computed in float64 over the ops of this run.'),
    left > 0 && t(left === 1 ? '{0} more was not checked.' : '{0} more were not checked.', left),
  ];
  return found.filter(Boolean).join(' ');
}

function wrongText(wrong: number, all: number): string {
  if (all === 1) return t('The partial differs from its central difference.');
  return wrong === 1
    ? t('{0} of {1} partials differs from its central difference.', wrong, all)
    : t('{0} of {1} partials differ from their central differences.', wrong, all);
}

function kinksText(kinks: number, all: number): string {
  if (all === 1) return t('The partial stands at a kink.');
  return t(kinks === 1 ? '{0} of {1} partials stands at a kink.' : '{0} of {1} partials stand at a kink.', kinks, all);
}

function agreeText(all: number): string {
  return all === 1
    ? t('The partial agrees with its central difference.')
    : t('All {0} partials agree with their central differences.', all);
}

function verdictText({ verdict, left, right, rule }: PartialCheck, connected: boolean): string {
  switch (verdict) {
    case 'right':
      return connected ? t('✓ agrees') : t('✓ nothing leads there');
    case 'wrong':
      return connected ? t('✗ differs') : t('✗ null, but the target does change');
    case 'kink':
      return t(
        '∧ a kink: the slope is {0} on the left and {1} on the right; the rule chose {2}',
        numberText(rounded(left)),
        numberText(rounded(right)),
        numberText(rule),
      );
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
