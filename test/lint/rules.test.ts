/** @file Each rule on small programs: found where marked, silent on correct code, and mended by its fix. Golden text of every finding. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../../extension/lint/rules/index';
import { RULES, type RuleId } from '../../extension/lint/ruleIds';
import { applyFix, expectGolden, firstFix, isLoud, lineAt, lint, markedLines, told, withImport } from './linting';

interface Cases {
  readonly wrong: readonly string[];
  readonly right: readonly string[];
  readonly fixed?: readonly (readonly [string, string])[];
}
const folder = join(__dirname, 'cases');
const files = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map(async (file) => ({
      rule: file.replace('.ts', '') as RuleId,
      cases: (await import(`./cases/${file.replace('.ts', '')}.ts`)) as Cases,
    })),
);

for (const { rule, cases } of files) {
  const { wrong, right, fixed = [] } = cases;
  describe(rule, () => {
    it('has cases of each kind', () => {
      expect(wrong.length).toBeGreaterThanOrEqual(10);
      expect(right.length).toBeGreaterThanOrEqual(10);
    });

    it.each(wrong.map((text, i) => [i + 1, text] as const))('finds wrong case %i', (_, text) => {
      const full = withImport(text);
      const findings = lint(text);
      const lines = findings.filter((one) => one.rule === rule).map((one) => lineAt(full, one.start));
      expect([...new Set(lines)], text).toEqual(markedLines(text));
      const others = findings.filter((one) => one.rule !== rule && isLoud(one));
      expect(
        others.map((one) => `${one.rule}: ${one.message}`),
        text,
      ).toEqual([]);
    });

    it.each(wrong.map((text, i) => [i + 1, text] as const))('leaves nothing behind in wrong case %i', (_, text) => {
      const full = withImport(text);
      const before = lint(text);
      for (const finding of before.filter((one) => one.rule === rule)) {
        for (const fix of finding.fixes.filter((one) => one.preferred)) {
          const mended = applyFix(full, fix);
          const after = lint(mended);
          expect(after.filter((one) => one.rule === rule).length, mended).toBeLessThan(
            before.filter((one) => one.rule === rule).length,
          );
          const known = new Set(before.map((one) => one.rule));
          expect(
            after.filter((one) => !known.has(one.rule)),
            mended,
          ).toEqual([]);
          expect(commentsOf(mended)).toEqual(commentsOf(full));
        }
      }
    });

    it.each(right.map((text, i) => [i + 1, text] as const))('is silent on right case %i', (_, text) => {
      expect(
        lint(text).flatMap((one) => (isLoud(one) || one.rule === rule ? [`${one.rule}: ${one.message}`] : [])),
        text,
      ).toEqual([]);
    });

    it.each(fixed.map(([before, after], i) => [i + 1, before, after] as const))('mends case %i', (_, before, after) => {
      let text = withImport(before);
      for (let round = 0; round < 4; round++) {
        const finding = lint(text).find((one) => one.rule === rule);
        const fix = finding && firstFix(finding);
        if (fix === undefined) break;
        text = applyFix(text, fix);
      }
      expect(text).toBe(withImport(after));
      if (before !== after) expect(lint(text).flatMap((one) => (isLoud(one) ? [one.rule] : []))).toEqual([]);
    });

    it('says what its golden text says', () => {
      const parts = wrong.map((text) =>
        told(
          text,
          lint(text).filter((one) => one.rule === rule),
        ),
      );
      expectGolden(`text/${rule}`, parts);
    });
  });
}

it('lists every rule once, under its own id', () => {
  expect(Object.keys(ALL_RULES).sort()).toEqual(Object.keys(RULES).sort());
  for (const [id, rule] of Object.entries(ALL_RULES)) expect(rule.id).toBe(id);
});

function commentsOf(text: string): readonly string[] {
  return [...(text.match(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g) ?? [])].map((one) => one.trim()).sort();
}
