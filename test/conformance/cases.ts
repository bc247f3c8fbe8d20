/** @file The cases of the test files: each is run, left out, or expected to fail because a list says so. */

import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, it } from 'vitest';
import { differences } from './differences';
import { exclusionOf } from './excludedCases';

/** Names of cases that this engine does not pass yet. One that passes must leave the list, and fails until it does. */
const pendingFile = new URL('pending.json', import.meta.url);
const pending = new Set(JSON.parse(readFileSync(pendingFile, 'utf8')) as string[]);
/** `CONFORMANCE_UPDATE=1` writes the list anew: a case that fails is put on it instead of failing. */
const update = process.env['CONFORMANCE_UPDATE'] === '1';
const failing = new Set<string>();

const counts = { portable: 0, gradient: 0, pending: 0, different: 0, excluded: 0 };
const met = new Map<string, number>();
/** The file and the suites around the case being declared. */
const path: string[] = [];

export function enterSuite(name: string): void {
  path.push(name);
}

export function leaveSuite(): void {
  path.pop();
}

/** The case under the suites entered so far, as what to tell vitest; null where it is left out. */
export function toDeclaration(name: string, body: () => Promise<void>): (() => void) | null {
  const id = unique([...path, name].join(' > '));
  if (exclusionOf(id) !== null) {
    counts.excluded++;
    return null;
  }
  counts.portable++;
  if (/grad/i.test(id)) counts.gradient++;
  const isPending = pending.has(id);
  const isDifferent = differences.has(id);
  if (isPending) counts.pending++;
  if (isDifferent) counts.different++;
  if (update && !isDifferent) return () => it(name, () => body().catch(() => void failing.add(id)));
  return isPending || isDifferent ? () => it.fails(name, body) : () => it(name, body);
}

export function caseCounts(): Readonly<typeof counts> {
  return counts;
}

/** Names on the lists that no case has, so that a list cannot outlive its cases. */
export function namesNeverMet(): string[] {
  return [...pending, ...differences.keys()].filter((name) => !met.has(name));
}

/** Some suites have two cases of one name. */
function unique(id: string): string {
  const seen = (met.get(id) ?? 0) + 1;
  met.set(id, seen);
  if (seen === 1) return id;
  met.set(`${id} #${seen}`, 1);
  return `${id} #${seen}`;
}

if (update) {
  afterAll(() => writeFileSync(pendingFile, `${JSON.stringify([...failing].sort(), null, 2)}\n`));
}
