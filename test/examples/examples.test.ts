/** @file Every example runs, prints what its golden text says, and only the mistakes have findings. `UPDATE_GOLDEN=1` writes the texts anew. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const golden = join(root, 'test/examples/golden');
const examplesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
const sections = examplesIn('examples');
const mistakes = examplesIn('examples/mistakes');

/** The rule each mistake is there to show. */
const RULE_OF: Readonly<Record<string, string>> = {
  'integer-variable.ts': 'integer-dtype',
  'outside-the-engine.ts': 'non-tf-op',
  'reassigned-variable.ts': 'reassigned-variable',
};

let dist: string;
/** Rules of the errors and warnings of each file, after a run. */
let loud: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'tapescope-examples-'));
  await build(['cli', 'analysis', 'convert', 'sandbox', 'sandboxWorker', 'engine'], dist);
  loud = lintAll([...sections, ...mistakes]);
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe('each example prints its numbers', () => {
  it.each([...sections, ...mistakes])('%s', (file) => {
    const printed = tapescope('run', file);
    const text = join(golden, `${basename(file, '.ts')}.txt`);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(text, printed);
    expect(existsSync(text), 'a golden text').toBe(true);
    expect(printed).toBe(readFileSync(text, 'utf8'));
  });
});

describe('findings', () => {
  it.each(sections.filter((file) => !file.includes('04-constants')))('%s has none, before or after a run', (file) => {
    expect(loud.get(file)).toEqual([]);
  });

  it.each(mistakes)('%s shows its rule', (file) => {
    expect(loud.get(file)).toContain(RULE_OF[basename(file)]);
  });

  it('the constant of section 4 is marked', () => {
    expect(loud.get('examples/04-constants-are-not-tracked.ts')).toEqual(['unwatched-constant']);
  });
});

interface FileFindings {
  readonly file: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

function lintAll(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const report = JSON.parse(tapescope('lint', ...files, '--json', '--run')) as FileFindings[];
  return new Map(
    report.map(({ file, findings }) => [
      file,
      findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule),
    ]),
  );
}

function tapescope(...args: string[]): string {
  try {
    return execFileSync(process.execPath, [join(dist, 'cli.js'), ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // Findings make `lint` exit with 1; its output is what counts here.
    if (error instanceof Error && 'stdout' in error && 'status' in error && error.status === 1)
      return String(error.stdout);
    throw error;
  }
}
