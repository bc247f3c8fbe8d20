/** @file The labelled snippets of `test/lint-cases`, from the text alone: what must be found is, and nothing else is claimed. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../extension/lint/ruleIds';
import { applyFix, firstFix, isLoud, lineAt, lint } from './linting';

const folder = join(__dirname, '..', 'lint-cases');

interface Demand {
  readonly rule: string;
  readonly line: number;
  readonly orLines?: readonly number[];
  readonly orRules?: readonly string[];
}
interface Label {
  readonly static: readonly Demand[];
  readonly run: readonly Demand[];
  readonly mayAlso: readonly { readonly rule: string; readonly line?: number }[];
}
interface FixLabel {
  readonly rule: string;
  readonly line: number;
  readonly mustContain: readonly string[];
  readonly mustNotContain: readonly string[];
}

describe.each(['positives', 'negatives'])('%s', (kind) => {
  it.each(namesIn(kind))('%s', (name) => {
    const text = readFileSync(join(folder, kind, `${name}.ts`), 'utf8');
    const label = JSON.parse(readFileSync(join(folder, kind, `${name}.expect.json`), 'utf8')) as Label;
    const found = lint(text).map((one) => ({ ...one, line: lineAt(text, one.start) }));
    const missing = label.static.filter((want) => isKnown(want.rule) && !found.some((one) => isMet(want, one)));
    const allowed = [...label.static, ...label.run];
    const extra = found.filter(
      (one) =>
        isLoud(one) &&
        !allowed.some((want) => isMet(want, one)) &&
        !label.mayAlso.some((may) => may.rule === one.rule && (may.line ?? one.line) === one.line),
    );
    expect({ missing, extra: extra.map((one) => `${one.rule}@${one.line}: ${one.message}`) }).toEqual({
      missing: [],
      extra: [],
    });
  });
});

describe('fixes', () => {
  it.each(readdirSync(join(folder, 'fixes')))('%s', (name) => {
    const text = readFileSync(join(folder, 'fixes', name, 'before.ts'), 'utf8');
    const label = JSON.parse(readFileSync(join(folder, 'fixes', name, 'expect.json'), 'utf8')) as FixLabel;
    if (!isKnown(label.rule)) return;
    const finding = lint(text).find((one) => one.rule === label.rule && lineAt(text, one.start) === label.line);
    const fix = finding && firstFix(finding);
    expect(fix).toBeDefined();
    const after = applyFix(text, fix!);
    for (const want of label.mustContain)
      expect(
        want.split('||').some((one) => squeeze(after).includes(squeeze(one))),
        after,
      ).toBe(true);
    for (const bad of label.mustNotContain) expect(squeeze(after)).not.toContain(squeeze(bad));
    expect(lint(after).map((one) => one.rule)).not.toContain(label.rule);
  });
});

/** Rules that are not there yet are not demanded. */
function isKnown(rule: string): boolean {
  return Object.hasOwn(RULES, rule);
}

function isMet(want: Demand, one: { readonly rule: string; readonly line: number }): boolean {
  return (
    [want.rule, ...(want.orRules ?? [])].includes(one.rule) && [want.line, ...(want.orLines ?? [])].includes(one.line)
  );
}

function namesIn(kind: string): readonly string[] {
  return readdirSync(join(folder, kind)).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
}

/** As texts are compared: without white space, semicolons, trailing commas, and with one kind of quote. */
function squeeze(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replaceAll('"', "'")
    .replace(/,(?=[)\]}])/g, '')
    .replaceAll(';', '');
}
