/** @file Whatever is in the file, the lint answers: sources with parts cut out, doubled or swapped never make it throw. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lint } from './linting';

const folder = join(__dirname, '..', 'lint-cases', 'positives');
const sources = readdirSync(folder).flatMap((file) =>
  file.endsWith('.ts') ? [readFileSync(join(folder, file), 'utf8')] : [],
);

/** Pieces that a tokenizer would see. */
const pieces = (text: string): readonly string[] => text.match(/\w+|\s+|[^\w\s]/g) ?? [];

it('never throws on mutated sources, and its ranges lie in the text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(fc.tuple(fc.constantFrom('cut', 'double', 'swap'), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }),
      (source, mutations) => {
        const parts = [...pieces(source)];
        for (const [kind, a, b] of mutations) {
          const [i, j] = [a % parts.length, b % parts.length];
          if (kind === 'cut') parts.splice(i, 1 + (b % 4));
          else if (kind === 'double') parts.splice(i, 0, parts[j] ?? '');
          else [parts[i], parts[j]] = [parts[j] ?? '', parts[i] ?? ''];
          if (parts.length === 0) return;
        }
        const text = parts.join('');
        for (const finding of lint(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.end).toBeGreaterThan(finding.start);
          for (const fix of finding.fixes) expect(fix.edits.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 40_000 },
  );
});
