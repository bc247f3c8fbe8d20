/** @file Comments that silence findings. */

import { describe, expect, it } from 'vitest';
import { suppressFixes } from '../../extension/lint/fixes/suppress';
import { applyFix, lint, placesOf, withImport } from './linting';
import { lintRun } from './running';

const wrong = `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
COMMENT
console.log(tape.gradient(y, x));`;

it.each([
  ['// tapescope-ignore-next-line unwatched-constant — shown on purpose', []],
  ['// tapescope-ignore-next-line tape-used-twice, unwatched-constant', []],
  ['// tapescope-ignore-file unwatched-constant — a lesson', []],
  ['// tapescope-ignore-next-line non-tf-op — another rule', ['unwatched-constant@6']],
  ['// tapescope-ignore-next-line', ['unwatched-constant@6']],
  ['// nothing', ['unwatched-constant@6']],
])('%s', (comment, places) => {
  expect(placesOf(wrong.replace('COMMENT', comment))).toEqual(places);
});

describe('a comment that silences nothing', () => {
  const right = `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
COMMENT
console.log(tape.gradient(y, x));`;

  it.each([
    ['// tapescope-ignore-next-line js-operator-on-tensor — once', ['unused-ignore@5']],
    ['// tapescope-ignore-file js-operator-on-tensor, tensor-in-condition', ['unused-ignore@5', 'unused-ignore@5']],
    ['// tapescope-ignore-next-line no-such-rule', ['unused-ignore@5']],
    // Only a run can tell.
    ['// tapescope-ignore-next-line null-gradient', []],
    ['// tapescope-ignore-next-line unwatched-constant', []],
  ])('%s', (comment, places) => {
    expect(placesOf(right.replace('COMMENT', comment))).toEqual(places);
  });

  it('is told after a run of rules that need one', async () => {
    const text = right.replace('COMMENT', '// tapescope-ignore-next-line null-gradient, unwatched-constant');
    expect((await lintRun(text)).map((one) => one.rule)).toEqual(['unused-ignore', 'unused-ignore']);
  });

  it('stays where the run shows what it silences', async () => {
    const text = wrong.replace('COMMENT', '// tapescope-ignore-next-line unwatched-constant — shown on purpose');
    expect(await lintRun(text)).toEqual([]);
  });

  it('is removed by its fix, reason and all', () => {
    const text = withImport(right.replace('COMMENT', '// tapescope-ignore-next-line js-operator-on-tensor — once'));
    const [finding] = lint(text);
    expect(applyFix(text, finding!.fixes[0]!)).toBe(withImport(right.replace('COMMENT\n', '')));
  });
});

describe('the fixes that silence', () => {
  it.each([
    [
      '  a;\n  b;',
      6,
      ['  a;\n  // tapescope-ignore-next-line non-tf-op\n  b;', '// tapescope-ignore-file non-tf-op\n  a;\n  b;'],
    ],
    [
      '// tapescope-ignore-next-line where-nan — why\nb;',
      46,
      [
        '// tapescope-ignore-next-line where-nan, non-tf-op — why\nb;',
        '// tapescope-ignore-file non-tf-op\n// tapescope-ignore-next-line where-nan — why\nb;',
      ],
    ],
    [
      '#!/usr/bin/env x\r\na;',
      18,
      [
        '#!/usr/bin/env x\r\n// tapescope-ignore-next-line non-tf-op\r\na;',
        '#!/usr/bin/env x\r\n// tapescope-ignore-file non-tf-op\r\na;',
      ],
    ],
    ['a;', 0, ['// tapescope-ignore-next-line non-tf-op\na;', '// tapescope-ignore-file non-tf-op\na;']],
  ])('%j', (text, start, after) => {
    expect(suppressFixes({ rule: 'non-tf-op', start }, text).map((one) => applyFix(text, one))).toEqual(after);
  });

  it.each([0, 1])('leave nothing to say (%i)', (which) => {
    const text = withImport(wrong.replace('COMMENT\n', ''));
    const [finding] = lint(text);
    expect(lint(applyFix(text, suppressFixes(finding!, text)[which]!))).toEqual([]);
  });
});
