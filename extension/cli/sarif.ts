/** @file Findings as SARIF 2.1.0, the form code scanning reads. Pure. */

import type { Finding, Severity } from '../lint/finding';
import { RULES } from '../lint/ruleIds';
import { lineIndex } from './lineIndex';
import type { LintedFile } from './lintFormats';

type Level = 'error' | 'warning' | 'note';
const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  Level
>;
const SYNTAX = 'syntax';

export function sarif(files: readonly LintedFile[], version: string): object {
  const ids = [SYNTAX, ...Object.keys(RULES).sort()];
  const levels: Readonly<Record<string, Severity>> = { ...RULES, [SYNTAX]: 'error' };
  const rules = ids.map((id) => ({ id, defaultConfiguration: { level: LEVELS[levels[id] ?? 'warning'] } }));
  const results = files.flatMap((file) => resultsOf(file, ids));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Tapescope', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

function resultsOf({ file, text, findings, syntaxErrors }: LintedFile, ruleIds: readonly string[]): object[] {
  const at = lineIndex(text);
  const artifactLocation = { uri: uriOf(file) };
  const regionOf = ({ start, end }: Range) => {
    const [from, to] = [at(start), at(end)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  };
  const located = (range: Range) => ({ physicalLocation: { artifactLocation, region: regionOf(range) } });
  const result = ({ rule, severity, start, end, message, related, fixes }: Finding) => ({
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [located({ start, end })],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({ id, ...located(one), message: { text: one.message } })),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [
          {
            artifactLocation,
            replacements: edits.map((edit) => ({
              deletedRegion: regionOf(edit),
              insertedContent: { text: edit.newText },
            })),
          },
        ],
      })),
    }),
  });
  return [
    ...syntaxErrors.map((error) => ({
      ruleId: SYNTAX,
      ruleIndex: 0,
      level: LEVELS.error,
      message: { text: error.message },
      locations: [located(error)],
    })),
    ...[...findings].sort((a, b) => a.start - b.start).map(result),
  ];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A file's name as a relative reference, or as a file: address where it is absolute. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${escaped}`;
  return /^[a-z]:/i.test(path) ? `file:///${escaped.replace('%3A', ':')}` : escaped.replace(/^\.\//, '');
}
