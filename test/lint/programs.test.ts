/** @file Whole programs that do what their authors meant: no rule has anything to say against them. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isLoud, lineAt, lint } from './linting';

const folder = join(__dirname, 'cases', 'programs');

it.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const loud = lint(text).filter(isLoud);
  expect(loud.map((one) => `${one.rule}@${lineAt(text, one.start)}: ${one.message}`)).toEqual([]);
});
