/**
 * @file Mistakes in unusual dress, and programs that are right: `### name` begins a snippet; `//! rule` marks a line where a finding
 * must stand, `//? rule` one that only a run can tell, `//~ rule` one that may; `rule|other`: either will do.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../extension/lint/finding';
import { isLoud, lineAt, lint, snippetsIn } from './linting';
import { lintRun } from './running';

interface Mark {
  readonly kind: '!' | '?' | '~';
  readonly rules: readonly string[];
  readonly line: number;
}

const files = readdirSync(join(__dirname, 'varied')).map((file) => file.replace('.txt', ''));

describe.each(files)('%s', (file) => {
  it.each(snippetsIn(file))('%s: from the text', (_, text) => {
    expect(complaints(text, lint(text), ['!'])).toEqual([]);
  });

  // What is awaited goes on after the case has ended, on an engine that is another case's by then.
  it.each(snippetsIn(file).filter(([, text]) => !/\basync\b|\.then\(/.test(text)))(
    '%s: after a run',
    async (_, text) => {
      expect(complaints(text, await lintRun(text), ['!', '?'])).toEqual([]);
    },
  );
});

it('misses nothing and hears every false alarm', () => {
  const text = 'let a; //! non-finite\nlet b;';
  const finding = lint(`const x = tf.variable(1);\nconsole.log(x + 1);`)[0]!;
  expect(complaints(text, [], ['!'])).toEqual(['line 1: no non-finite']);
  expect(complaints(text, [{ ...finding, start: text.indexOf('b') }], [])).toEqual(['line 2: js-operator-on-tensor']);
});

function complaints(text: string, found: readonly Finding[], demanded: readonly string[]): readonly string[] {
  const marks = marksIn(text);
  const places = found.map((one) => ({ ...one, line: lineAt(text, one.start) }));
  const missing = marks.filter(
    ({ kind, rules, line }) =>
      demanded.includes(kind) && !places.some((one) => rules.includes(one.rule) && one.line === line),
  );
  // Where a path breaks, the null itself may be told too.
  const isWrong = marks.some(({ kind }) => kind !== '~');
  const extra = places.filter(
    (one) =>
      isLoud(one) &&
      !(isWrong && one.rule === 'null-gradient') &&
      !marks.some(({ rules, line }) => rules.includes(one.rule) && line === one.line),
  );
  return [
    ...missing.map(({ rules, line }) => `line ${line}: no ${rules.join(' or ')}`),
    ...extra.map(({ rule, line }) => `line ${line}: ${rule}`),
  ];
}

function marksIn(text: string): readonly Mark[] {
  return text.split('\n').flatMap((content, i) => {
    const found = /\/\/([!?~]) (.+)$/.exec(content);
    return (found?.[2]?.split(' ') ?? []).map((rules) => ({
      kind: found?.[1] as Mark['kind'],
      rules: rules.split('|'),
      line: i + 1,
    }));
  });
}
