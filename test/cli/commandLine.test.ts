/** @file What the words of the command line mean, and the positions it prints. */

import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../extension/cli/commandLine';
import { jsonFindings } from '../../extension/cli/findings';
import { lineIndex } from '../../extension/cli/lineIndex';

const parse = (words: string) => parseCommandLine(words.split(' ').filter(Boolean));

const EXPORT = { kind: 'export', file: 'a.ts', output: null, gradient: null, timeoutMs: 10_000 };

describe('understood', () => {
  it.each([
    ['run a.ts', { kind: 'run', file: 'a.ts', json: false, timeoutMs: 10_000 }],
    ['run --json a.ts --timeout 2.5', { kind: 'run', file: 'a.ts', json: true, timeoutMs: 2500 }],
    ['run --timeout=3 a.ts', { kind: 'run', file: 'a.ts', json: false, timeoutMs: 3000 }],
    ['lint a.ts --json', { kind: 'lint', files: ['a.ts'], format: 'json', run: false, timeoutMs: 10_000 }],
    ['lint a.ts --format=sarif', { kind: 'lint', files: ['a.ts'], format: 'sarif', run: false, timeoutMs: 10_000 }],
    ['convert a.py', { kind: 'convert', file: 'a.py', output: null }],
    ['convert a.py -o a.ts', { kind: 'convert', file: 'a.py', output: 'a.ts' }],
    ['run -- --odd.ts', { kind: 'run', file: '--odd.ts', json: false, timeoutMs: 10_000 }],
    [
      'lint a.ts b.ts --run',
      { kind: 'lint', files: ['a.ts', 'b.ts'], format: 'stylish', run: true, timeoutMs: 10_000 },
    ],
    ['export a.ts -o a.svg', { ...EXPORT, format: 'svg', output: 'a.svg' }],
    ['export a.ts -o a.html', { ...EXPORT, format: 'html', output: 'a.html' }],
    ['export a.ts --format dot', { ...EXPORT, format: 'dot' }],
    ['export --format=mermaid --output=a.svg a.ts', { ...EXPORT, format: 'mermaid', output: 'a.svg' }],
    [
      'export a.ts -o b.MMD --gradient 2 --timeout 1',
      { ...EXPORT, format: 'mermaid', output: 'b.MMD', gradient: 2, timeoutMs: 1000 },
    ],
    ['--help', { kind: 'help' }],
    ['run --help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
  ])('%s', (words, meaning) => expect(parse(words)).toEqual(meaning));
});

describe('refused, in one sentence', () => {
  it.each([
    ['', 'Say what to do'],
    ['walk a.ts', 'no command "walk"'],
    ['--json', 'no option "--json"'],
    ['run', 'which file to run'],
    ['run a.ts b.ts', 'takes one file, not 2'],
    ['run a.ts --run', 'no option --run'],
    ['run a.ts --jason', 'no option --jason'],
    ['run a.ts --json=1', '--json takes no value'],
    ['run a.ts --timeout', 'a number of seconds'],
    ['run a.ts --timeout 0', 'not "0"'],
    ['run a.ts --timeout soon', 'not "soon"'],
    ['lint --json', 'which file to lint'],
    ['export a.ts', 'which --format'],
    ['export a.ts -o a.png', 'which --format'],
    ['export a.ts --format pdf', 'one of html, svg, dot, mermaid, json, not "pdf"'],
    ['lint a.ts --format svg', 'one of stylish, json, sarif, github, not "svg"'],
    ['lint a.ts --json --format github', 'contradict'],
    ['convert', 'which file to convert'],
    ['convert a.py --run', 'no option --run'],
    ['export a.ts --format', '--format takes one of'],
    ['export a.ts -o', '-o takes the name of a file'],
    ['export a.ts --format svg --gradient 0', 'a whole number from 1, not "0"'],
    ['export a.ts b.ts --format svg', 'takes one file, not 2'],
    ['export --format svg', 'which file to export'],
    ['toString a.ts', 'no command "toString"'],
  ])('%s', (words, part) =>
    expect(parse(words)).toEqual({ kind: 'wrong', sentence: expect.stringContaining(part) as string }),
  );
});

it('positions count from one, in UTF-16 units, over every kind of line end', () => {
  const at = lineIndex('a\nb\r\nc\rπ𝛑x');
  expect([0, 1, 2, 5, 7, 8, 10].map((offset) => Object.values(at(offset)).join(':'))).toEqual([
    '1:1',
    '1:2',
    '2:1',
    '3:1',
    '4:1',
    '4:2',
    '4:4',
  ]);
});

it('findings come in the order of the text, with just the fields promised', () => {
  const finding = { severity: 'warning', message: 'm', related: [], origin: 'text' } as const;
  const fixes = [{ title: 't', preferred: true, edits: [{ start: 0, end: 1, newText: 'y' }] }];
  const json = jsonFindings('x\nx = 1', [
    { ...finding, rule: 'null-gradient', start: 2, end: 7, fixes: [] },
    { ...finding, rule: 'reassigned-variable', start: 0, end: 1, fixes },
  ]);
  expect(json).toEqual([
    {
      rule: 'reassigned-variable',
      severity: 'warning',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
      message: 'm',
      fixes,
    },
    {
      rule: 'null-gradient',
      severity: 'warning',
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 6,
      message: 'm',
      fixes: [],
    },
  ]);
});
