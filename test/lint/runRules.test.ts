/** @file Each rule that needs a run, on small programs: found where marked, silent on correct code, mended by its fix. Golden text of every finding; `UPDATE_GOLDEN=1` writes it anew. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../extension/lint/ruleIds';
import { applyFix, expectGolden, isLoud, lineAt, markedLines, told, withImport } from './linting';
import { lintRun } from './running';

interface RunCases {
  readonly wrong: readonly string[];
  readonly right: readonly string[];
  /** Before, the fix's title begins so, after. */
  readonly fixed?: readonly (readonly [string, string, string])[];
  /** Of the cause, which has findings of its own. */
  readonly mayAlso?: readonly RuleId[];
}

const folder = join(__dirname, 'runCases');
const files = await Promise.all(
  readdirSync(folder).map(async (file) => ({
    rule: file.replace('.ts', '') as RuleId,
    cases: (await import(`./runCases/${file.replace('.ts', '')}.ts`)) as RunCases,
  })),
);

describe.each(files)('$rule', ({ rule, cases: { wrong, right, fixed = [], mayAlso = [] } }) => {
  it('has ten cases of each kind', () => {
    expect([wrong.length, right.length].every((count) => count >= 10)).toBe(true);
  });

  it.each(wrong.map((text, i) => [i + 1, text] as const))('finds wrong case %i', async (_, text) => {
    const found = await lintRun(text);
    const here = found.filter((one) => one.rule === rule);
    expect([...new Set(here.map((one) => lineAt(withImport(text), one.start)))], told(text, found)).toEqual(
      markedLines(text),
    );
    const others = found.filter((one) => one.rule !== rule && isLoud(one) && !mayAlso.includes(one.rule));
    expect(told(text, others)).toBe('');
  });

  it.each(right.map((text, i) => [i + 1, text] as const))('is silent on right case %i', async (_, text) => {
    const found = await lintRun(text);
    expect(
      told(
        text,
        found.filter((one) => one.rule === rule || isLoud(one)),
      ),
    ).toBe('');
  });

  it.each(fixed.map(([before, title, after], i) => [i + 1, before, title, after] as const))(
    'mends case %i',
    async (_, before, title, after) => {
      const finding = (await lintRun(before)).find((one) => one.rule === rule);
      const fix = finding?.fixes.find((one) => one.title.startsWith(title));
      expect(fix, finding?.fixes.map((one) => one.title).join('; ')).toBeDefined();
      const text = applyFix(withImport(before), fix!);
      expect(text).toBe(withImport(after));
      const left = (await lintRun(text)).filter((one) => one.rule === rule || isLoud(one));
      expect(told(text, left)).toBe('');
    },
  );

  it('says what its golden text says', async () => {
    const parts: string[] = [];
    for (const text of wrong) {
      const found = (await lintRun(text)).filter((one) => one.rule === rule);
      parts.push(told(text, found));
    }
    expectGolden(rule, parts);
  });
});
