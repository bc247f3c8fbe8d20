/** @file Whole programs against the engine, line by line as TensorFlow printed them. */

import { transformSync } from 'esbuild';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as tf from '../../engine/index';
import { resetEngine } from '../../engine/reset';
import { firstDifference, goldenLines, type GoldenLine } from '../support/goldenComparison';

const FOLDER = process.env['GOLDEN_PROGRAMS'] ?? join(import.meta.dirname, '../golden/programs');

const programs = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && existsSync(join(FOLDER, file.replace(/\.ts$/, '.expected.jsonl'))))
  .map((file) => file.slice(0, -3));

/** The program's console lines. It runs in this process, with the engine under all its names. */
async function run(name: string): Promise<string[]> {
  const source = readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2022' });
  const lines: string[] = [];
  const write = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
  const console = { log: write, info: write, warn: write, error: write, debug: write };
  const body = new Function('require', 'module', 'exports', 'console', `return (async () => {${code}\n})()`);
  const module = { exports: {} };
  await body(() => tf, module, module.exports, console);
  return lines;
}

function expected(name: string): GoldenLine[] {
  const text = readFileSync(join(FOLDER, `${name}.expected.jsonl`), 'utf8');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as GoldenLine]));
}

describe('golden programs', () => {
  test.each(programs)('%s', async (name) => {
    resetEngine();
    expect(firstDifference(goldenLines(await run(name)), expected(name))).toBeNull();
  });
});

describe('the comparison', () => {
  const line = (value: unknown): GoldenLine[] => [{ label: 'x', value }];
  const cases: [unknown, unknown, boolean][] = [
    [1, 1.00001, true],
    [1, 1.01, false],
    [null, null, true],
    [0, null, false],
    [null, 0, false],
    [true, 1, true],
    [[1, 2], [1, 2], true],
    [[1], [1, 2], false],
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ error: 'ValueError: no such thing' }, { error: 'no such thing' }, true],
    [{ error: 'something else went wrong' }, { error: 'no such thing' }, false],
    ['a', 'b', false],
  ];
  test.each(cases)('%j against %j', (got, want, same) => {
    expect(firstDifference(line(got), line(want)) === null).toBe(same);
  });
  test('a missing line and a line too many', () => {
    expect(firstDifference([], line(1))).toContain('ends before');
    expect(firstDifference(line(1), [])).toContain('extra line');
  });
});
