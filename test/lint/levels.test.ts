/** @file How loud the settings make findings, and all findings of a kind mended at once. */

import { describe, expect, it } from 'vitest';
import { fixAll, fixAllOfKind } from '../../extension/lint/fixes/fixAll';
import { levelsFrom, withLevels, withStyle } from '../../extension/lint/levels';
import { applyFix, lint, withImport } from './linting';

const text = withImport(`const x = tf.variable(3);
const y = tf.variable(4);
const z = -x;
const w = x * y;
console.log(z, w, x > y);`);

describe('levels', () => {
  const findings = lint(text);

  it.each([
    ['off', []],
    ['hint', ['hint', 'hint', 'hint']],
    ['error', ['error', 'error', 'error']],
    ['loud', ['error', 'error', 'error']],
    [7, ['error', 'error', 'error']],
    [undefined, ['error', 'error', 'error']],
  ])('%s', (level, severities) => {
    const levels = levelsFrom((id) => (id === 'js-operator-on-tensor' ? level : undefined));
    expect(withLevels(findings, levels).map((one) => one.severity)).toEqual(severities);
  });

  it('leave a finding that is milder than its rule as it is', () => {
    const mild = findings.map((one) => ({ ...one, severity: 'information' as const }));
    expect(withLevels(mild, { 'js-operator-on-tensor': 'error' })).toEqual(mild);
    expect(withLevels(mild, { 'js-operator-on-tensor': 'hint' })[0]?.severity).toBe('hint');
  });
});

describe('style', () => {
  it.each([
    ['methods', 'x ** 2 + y ** 2', 'x.square().add(y.square())'],
    ['functions', 'x ** 2 + y ** 2', 'tf.add(tf.square(x), tf.square(y))'],
    ['functions', '-(x - 1) / (y + 2)', 'tf.div(tf.neg(tf.sub(x, 1)), tf.add(y, 2))'],
    ['methods', '2 * x /* twice */ + y', 'none'],
    ['functions', 'x.square() - y', 'tf.sub(x.square(), y)'],
    ['functions', '1 - x', 'tf.sub(1, x)'],
  ] as const)('%s: %s', (style, before, after) => {
    const source = withImport(`const x = tf.variable(3);\nconst y = tf.variable(4);\nconst z = ${before};`);
    const [finding] = withStyle(lint(source), style);
    const preferred = finding!.fixes.filter((fix) => fix.preferred);
    expect(preferred.map((fix) => applyFix(source, fix).split('const z = ')[1]).join()).toBe(
      after === 'none' ? '' : `${after};`,
    );
    // Once more finds nothing to do.
    for (const fix of preferred) expect(lint(applyFix(source, fix))).toEqual([]);
  });
});

describe('all at once', () => {
  it('mends every finding of the kind', () => {
    const fix = fixAllOfKind(lint(text), 'js-operator-on-tensor');
    expect(fix?.title).toBe('Fix all 3 of this kind (js-operator-on-tensor)');
    const after = applyFix(text, fix!);
    expect(after).toContain('const z = x.neg();\nconst w = x.mul(y);\nconsole.log(z, w, x.greater(y));');
    expect(lint(after)).toEqual([]);
    expect(applyFix(text, fixAll(lint(text))!)).toBe(after);
  });

  it('is not offered for a single one, or none', () => {
    expect(fixAllOfKind(lint(text), 'non-tf-op')).toBeNull();
    expect(fixAllOfKind(lint(text).slice(0, 1), 'js-operator-on-tensor')).toBeNull();
    expect(fixAll([])).toBeNull();
  });

  it('makes the edit that several ask for once, and leaves for later what overlaps', () => {
    const finding = lint(text)[0]!;
    const edit = { start: 3, end: 5, newText: 'a' };
    const of = (edits: readonly (typeof edit)[]) => ({ ...finding, fixes: [{ title: '', preferred: true, edits }] });
    expect(fixAll([of([edit]), of([edit, { start: 9, end: 9, newText: 'b' }])])?.edits).toHaveLength(2);
    expect(fixAll([of([edit]), of([{ start: 4, end: 8, newText: 'b' }])])?.edits).toEqual([edit]);
  });
});
