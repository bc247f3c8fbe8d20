/** @file Helpers of the lint tests: findings of a text, with lines, and texts with a fix applied. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Finding, Fix } from '../../extension/lint/finding';
import { lint as lintText } from '../../extension/snippet/analyze';

export function lint(text: string): readonly Finding[] {
  return lintText('case.ts', withImport(text)).findings;
}

/** Snippets of the cases import the whole engine unless they say otherwise. */
export function withImport(text: string): string {
  const importsEngine = /^import [^\n]*['"](tapescope|@tensorflow\/[\w-]+)['"]/m.test(text);
  return importsEngine ? text : `import * as tf from 'tapescope';\n${text}`;
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** `rule@line` of each finding, in order. */
export function placesOf(text: string): readonly string[] {
  const full = withImport(text);
  return lint(text).map((one) => `${one.rule}@${lineAt(full, one.start)}`);
}

/** Of a file of `varied/`: each snippet under its name. */
export function snippetsIn(file: string): readonly (readonly [name: string, text: string])[] {
  const text = readFileSync(join(__dirname, 'varied', `${file}.txt`), 'utf8');
  return text
    .split(/^### /m)
    .slice(1)
    .map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)] as const);
}

/** Lines that a comment `// !` marks. */
export function markedLines(text: string): readonly number[] {
  return withImport(text)
    .split('\n')
    .flatMap((line, i) => (line.includes('// !') ? [i + 1] : []));
}

export function isLoud({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

export function firstFix(finding: Finding): Fix | undefined {
  return finding.fixes.find((one) => one.preferred) ?? finding.fixes[0];
}

export function applyFix(text: string, fix: Fix): string {
  return [...fix.edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.newText + now.slice(edit.end), text);
}

/** Line, words, related words and titles of fixes, one a line. */
export function told(text: string, findings: readonly Finding[]): string {
  const full = withImport(text);
  return findings
    .flatMap((one) => [
      `${lineAt(full, one.start)} ${one.severity} ${one.rule} [${full.slice(one.start, one.end).replace(/\s+/g, ' ')}] ${one.message}`,
      ...one.related.map((at) => `  ${lineAt(full, at.start)} ${at.message}`),
      ...one.fixes.map((fix) => `  ${fix.preferred ? 'fix' : 'may'}: ${fix.title}`),
    ])
    .join('\n');
}

/** The parts are what `golden/NAME.txt` says. `UPDATE_GOLDEN=1` writes it anew. */
export function expectGolden(name: string, parts: readonly string[]): void {
  const file = join(__dirname, 'golden', `${name}.txt`);
  const text = `${parts.join('\n\n')}\n`;
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
