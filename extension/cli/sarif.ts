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
  const results = files.flatMap((file) => [
    ...file.syntaxErrors.map((error) => ({
      ruleId: SYNTAX,
      ruleIndex: 0,
      level: LEVELS.error,
      message: { text: error.message },
      locations: [located(file, error)],
    })),
    ...[...file.findings]
      .sort((a, b) => a.start - b.start)
      .map((finding) => result(file, finding, ids.indexOf(finding.rule))),
  ]);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Tapescope', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

function result(
  file: LintedFile,
  { rule, severity, start, end, message, related, fixes }: Finding,
  ruleIndex: number,
): object {
  const artifactLocation = { uri: uriOf(file.file) };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [located(file, { start, end })],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({ id, ...located(file, one), message: { text: one.message } })),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [
          {
            artifactLocation,
            replacements: edits.map((edit) => ({
              deletedRegion: regionOf(file.text, edit.start, edit.end),
              insertedContent: { text: edit.newText },
            })),
          },
        ],
      })),
    }),
  };
}

function located({ file, text }: LintedFile, { start, end }: { readonly start: number; readonly end: number }) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(text, start, end) } };
}

function regionOf(text: string, start: number, end: number) {
  const at = lineIndex(text);
  const [from, to] = [at(start), at(end)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

/** A file's name as a relative reference, or as a file: address where it is absolute. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${escaped}`;
  return /^[a-z]:/i.test(path) ? `file:///${escaped.replace('%3A', ':')}` : escaped.replace(/^\.\//, '');
}
