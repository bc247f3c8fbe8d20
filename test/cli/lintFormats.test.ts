/** @file The report of `tapescope lint` in each form; SARIF against what its specification requires. */

import { describe, expect, it } from 'vitest';
import { LINT_FORMATS, lintReport, type LintedFile } from '../../extension/cli/lintFormats';
import type { Finding } from '../../extension/lint/finding';
import { RULES } from '../../extension/lint/ruleIds';

const text = 'let x = tf.variable(3);\nx = x.add(1);\nconst = 2;\n';
const finding: Finding = {
  rule: 'reassigned-variable',
  severity: 'warning',
  start: 24,
  end: 36,
  message: 'x is 100% gone,\nfor good.',
  related: [{ start: 4, end: 5, message: 'The Variable.' }],
  fixes: [{ title: 'Assign', preferred: true, edits: [{ start: 24, end: 36, newText: 'x.assignAdd(1)' }] }],
  origin: 'text',
};
const hint: Finding = {
  ...finding,
  rule: 'needless-persistent',
  severity: 'hint',
  start: 0,
  end: 37,
  related: [],
  fixes: [],
};
const files: LintedFile[] = [
  {
    file: './src/a b.ts',
    text,
    findings: [finding, hint],
    syntaxErrors: [{ start: 44, end: 45, message: 'Name expected.' }],
  },
  { file: '/abs/c.ts', text, findings: [], syntaxErrors: [] },
];

describe('github', () => {
  it('writes a workflow command a finding, escaped', () => {
    expect(lintReport(files, 'github', '1.0.0').split('\n')).toEqual([
      '::error file=./src/a b.ts,line=3,endLine=3,col=7,endColumn=8,title=syntax::Name expected.',
      '::notice file=./src/a b.ts,line=1,endLine=2,title=needless-persistent::x is 100%25 gone,%0Afor good.',
      '::warning file=./src/a b.ts,line=2,endLine=2,col=1,endColumn=13,title=reassigned-variable::x is 100%25 gone,%0Afor good.',
    ]);
  });
});

describe('stylish and json', () => {
  it('say the same as ever', () => {
    expect(lintReport(files, 'stylish', '')).toContain('./src/a b.ts:2:1 warning reassigned-variable  x is 100% gone,');
    expect(JSON.parse(lintReport(files, 'json', ''))).toMatchObject([
      { file: './src/a b.ts' },
      { file: '/abs/c.ts', findings: [] },
    ]);
    expect(JSON.parse(lintReport(files.slice(1), 'json', ''))).toEqual([]);
  });
});

describe('sarif', () => {
  const report = JSON.parse(lintReport(files, 'sarif', '1.2.3')) as Json;

  it('is what the specification requires', () => {
    expect(problems(report)).toEqual([]);
  });

  it.each<[string, (report: Json) => void]>([
    ['no version', (log) => delete log['version']],
    ['no driver name', (log) => delete at(log, 'runs.0.tool.driver')['name']],
    ['an unknown level', (log) => (at(log, 'runs.0.results.0')['level'] = 'information')],
    ['a column from 0', (log) => (at(log, 'runs.0.results.0.locations.0.physicalLocation.region')['startColumn'] = 0)],
    [
      'a space in an address',
      (log) => (at(log, 'runs.0.results.0.locations.0.physicalLocation.artifactLocation')['uri'] = 'a b.ts'),
    ],
    ['a wrong rule index', (log) => (at(log, 'runs.0.results.0')['ruleIndex'] = 5)],
    ['a message without text', (log) => (at(log, 'runs.0.results.1')['message'] = {})],
  ])('the checker sees %s', (_, spoil) => {
    const spoilt = structuredClone(report);
    spoil(spoilt);
    expect(problems(spoilt)).not.toEqual([]);
  });

  it('has every rule, fixes and related places', () => {
    const rules = at(report, 'runs.0.tool.driver')['rules'] as { id: string }[];
    expect(rules.map(({ id }) => id).sort()).toEqual([...Object.keys(RULES), 'syntax'].sort());
    expect(at(report, 'runs.0.results.2')).toMatchObject({
      level: 'warning',
      relatedLocations: [{ message: { text: 'The Variable.' } }],
      fixes: [
        {
          artifactChanges: [
            {
              replacements: [
                { deletedRegion: { startLine: 2, endColumn: 13 }, insertedContent: { text: 'x.assignAdd(1)' } },
              ],
            },
          ],
        },
      ],
    });
  });
});

it('every format says something', () => {
  for (const format of LINT_FORMATS) expect(lintReport(files, format, '1.0.0')).not.toBe('');
});

type Json = Record<string, unknown>;

function at(json: Json, path: string): Json {
  return path.split('.').reduce<Json>((object, key) => object[key] as Json, json);
}

/** What SARIF 2.1.0 says "shall" of the properties that are used here. */
function problems(log: Json): string[] {
  const found: string[] = [];
  const demand = (holds: boolean, what: string): void => void (holds || found.push(what));
  demand(log['version'] === '2.1.0', 'version');
  demand(Array.isArray(log['runs']), 'runs');
  for (const run of (log['runs'] ?? []) as Json[]) {
    const driver = at(run, 'tool.driver');
    demand(typeof driver['name'] === 'string' && driver['name'] !== '', 'driver name');
    const rules = driver['rules'] as Json[];
    demand(new Set(rules.map((rule) => rule['id'])).size === rules.length, 'unique rules');
    demand(run['columnKind'] === 'utf16CodeUnits' || run['columnKind'] === 'unicodeCodePoints', 'column kind');
    for (const result of run['results'] as Json[]) {
      demand(typeof (result['message'] as Json)['text'] === 'string', 'message');
      demand(['none', 'note', 'warning', 'error'].includes(String(result['level'])), 'level');
      demand(rules[result['ruleIndex'] as number]?.['id'] === result['ruleId'], 'rule index');
      for (const place of [...(result['locations'] as Json[]), ...((result['relatedLocations'] ?? []) as Json[])])
        location(place);
      for (const fix of (result['fixes'] ?? []) as Json[]) {
        for (const change of fix['artifactChanges'] as Json[]) {
          address(change['artifactLocation'] as Json);
          const replacements = change['replacements'] as Json[];
          demand(replacements.length > 0, 'replacements');
          for (const one of replacements) region(one['deletedRegion'] as Json);
        }
      }
    }
  }
  return found;

  function location(place: Json): void {
    address(at(place, 'physicalLocation.artifactLocation'));
    region(at(place, 'physicalLocation.region'));
  }
  function address(artifact: Json): void {
    const uri = String(artifact['uri']);
    demand(/^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(uri) && URL.canParse(uri, 'file:///work/'), `address ${uri}`);
  }
  function region(one: Json): void {
    const [line, column, endLine, endColumn] = ['startLine', 'startColumn', 'endLine', 'endColumn'].map((key) =>
      Number(one[key]),
    );
    demand(line! >= 1 && column! >= 1 && endLine! >= line! && (endLine! > line! || endColumn! >= column!), 'region');
  }
}
