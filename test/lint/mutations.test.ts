/** @file Whatever is in the file, the lint answers: sources with parts cut out, doubled or swapped never make it throw. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lint } from './linting';

const folder = join(__dirname, '..', 'lint-cases', 'positives');
const labelled = readdirSync(folder).flatMap((file) =>
  file.endsWith('.ts') ? [readFileSync(join(folder, file), 'utf8')] : [],
);
const varied = ['mistakes', 'programs'].flatMap((file) =>
  readFileSync(join(__dirname, 'varied', `${file}.txt`), 'utf8')
    .split(/^### .*$/m)
    .slice(1),
);
const sources = [...labelled, ...varied];

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
    { numRuns: 60, seed: 11 },
  );
});

it('never throws on half-typed sources: cut off anywhere, with the editor’s closing brackets or without', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.constantFrom('', ')', '});', '}', '`', '.', '?.'),
      (source, at, end) => {
        for (const finding of lint(source.slice(0, at % (source.length + 1)) + end))
          expect(finding.end).toBeGreaterThan(finding.start);
      },
    ),
    { numRuns: 80, seed: 12 },
  );
});

it('gives up on a text that runs away rather than hang', () => {
  const calls = Array.from(
    { length: 40 },
    (_, i) => `const f${i + 1} = (x: tf.Tensor): tf.Tensor => f${i}(x).add(f${i}(x));`,
  );
  const text = `const f0 = (x: tf.Tensor): tf.Tensor => x.square();\n${calls.join('\n')}\nf40(tf.variable(1));`;
  expect(lint(text)).toEqual([]);
});
