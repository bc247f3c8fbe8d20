/** @file Findings as GitHub's workflow commands: each shows as an annotation at its line of a pull request. Pure. */

import type { Severity } from '../lint/finding';
import { lineIndex } from './lineIndex';
import type { LintedFile } from './lintFormats';

const COMMANDS = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
} as const satisfies Record<Severity, string>;

export function githubLines({ file, text, findings, syntaxErrors }: LintedFile): string[] {
  const at = lineIndex(text);
  const told = [
    ...syntaxErrors.map((error) => ({ ...error, severity: 'error' as const, rule: 'syntax' })),
    ...[...findings].sort((a, b) => a.start - b.start),
  ];
  return told.map(({ severity, rule, start, end, message }) => {
    const [from, to] = [at(start), at(end)];
    // GitHub marks columns within one line only.
    const columns = from.line === to.line ? `,col=${from.column},endColumn=${to.column}` : '';
    const place = `file=${property(file)},line=${from.line},endLine=${to.line}${columns}`;
    return `::${COMMANDS[severity]} ${place},title=${property(rule)}::${data(message)}`;
  });
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
