/**
 * @file Fixes on texts of many kinds: `### rule__name` begins one, `//! rule` marks the finding whose first fix is applied;
 * below `---`, `+` is what must be there then (`||`: either will do), `=` a whole line as it must stand, `-` what must be gone outside of comments.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyFix, firstFix, isLoud, lineAt, lint } from './linting';

const blocks = readFileSync(join(__dirname, 'variedFixes.txt'), 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((block) => {
    const [text = '', wishes = ''] = block.slice(block.indexOf('\n') + 1).split('---\n');
    return { name: block.slice(0, block.indexOf('\n')), text, wishes: wishes.split('\n') };
  });

it.each(blocks)('$name', ({ name, text, wishes }) => {
  const rule = name.split('__')[0];
  const marked = text.split('\n').findIndex((line) => line.includes('//!')) + 1;
  const before = lint(text);
  const finding = before.find((one) => one.rule === rule && lineAt(text, one.start) === marked);
  const fix = finding && firstFix(finding);
  expect(fix, before.map((one) => one.rule).join()).toBeDefined();
  const after = applyFix(text, fix!);
  for (const wish of wishes) expect(isGranted(wish, after), `${wish}\n${after}`).toBe(true);
  // The finding is gone, and nothing new appears.
  const known = new Set(before.map((one) => one.rule));
  const left = lint(after).filter(
    (one) => one.rule === rule || !known.has(one.rule) || (isLoud(one) && !before.some(isLoud)),
  );
  expect(
    left.map((one) => `${one.rule}: ${one.message}`),
    after,
  ).toEqual([]);
  expect(commentsOf(after)).toEqual(commentsOf(text));
});

function isGranted(wish: string, text: string): boolean {
  const any = wish.slice(2).split(' || ').map(squeeze);
  if (wish.startsWith('= ')) {
    const lines = text.split('\n').map(withoutMark);
    return wish
      .slice(2)
      .split(' || ')
      .some((line) => lines.includes(line));
  }
  if (wish.startsWith('+ ')) return any.some((part) => squeeze(text).includes(part));
  return !wish.startsWith('- ') || !any.some((part) => squeeze(text.replace(/\/\/.*/g, '')).includes(part));
}

function withoutMark(line: string): string {
  return line.replace(/ *\/\/! .*/, '').trim();
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '').replaceAll('"', "'").replaceAll(';', '');
}

function commentsOf(text: string): readonly string[] {
  return (text.match(/\/\/.*/g) ?? []).map((one) => one.trim()).sort();
}
