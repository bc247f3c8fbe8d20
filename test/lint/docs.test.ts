/** @file The rules' pages: every rule has one, and its examples are what it says they are. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../../extension/lint/rules/index';
import { isLoud, lint } from './linting';
import { lintRun } from './running';

const folder = join(__dirname, '..', '..', 'docs', 'rules');
const FORM = ['Why it matters', 'Wrong', 'Right', 'Fix'];

describe.each(Object.values(ALL_RULES).map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readFileSync(join(folder, `${id}.md`), 'utf8');

  it('has the fixed form', () => {
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map((heading) => heading[1])).toEqual(FORM);
  });

  it('is found in the wrong example and not in the right one', async () => {
    const found = lint(example(page, 'Wrong'));
    if (rule.check !== null) expect(found.map((one) => one.rule)).toContain(id);
    else expect((await lintRun(example(page, 'Wrong'))).map((one) => one.rule)).toContain(id);
    const right = example(page, 'Right');
    for (const left of [lint(right), await lintRun(right)]) {
      expect(left.filter((one) => isLoud(one) || one.rule === id)).toEqual([]);
    }
  });
});

it('has no page without a rule', () => {
  const pages = readdirSync(folder)
    .filter((file) => file !== 'README.md')
    .map((file) => file.replace(/\.md$/, ''));
  expect(pages.sort()).toEqual(Object.keys(ALL_RULES).sort());
});

function example(page: string, heading: string): string {
  const code = new RegExp(`## ${heading}\\n+\`\`\`ts\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (code === undefined) throw new Error(`There is no example under "${heading}".`);
  return code;
}
