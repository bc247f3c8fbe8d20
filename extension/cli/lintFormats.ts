/** @file The forms `tapescope lint` writes its report in: for people, for programs, for code scanning, for GitHub's checks. Pure. */

import type { Finding } from '../lint/finding';
import { findingLines, jsonFindings } from './findings';
import { githubLines } from './github';
import { sarif } from './sarif';

export const LINT_FORMATS = ['stylish', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof LINT_FORMATS)[number];

export interface LintedFile {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What is not even TypeScript. */
  readonly syntaxErrors: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

/** All of a report; '' where there is nothing to say. */
export function lintReport(files: readonly LintedFile[], format: LintFormat, version: string): string {
  switch (format) {
    case 'stylish':
      return files.flatMap(({ file, text, findings }) => findingLines(file, text, findings)).join('\n');
    case 'json': {
      const report = files.map(({ file, text, findings }) => ({ file, findings: jsonFindings(text, findings) }));
      return JSON.stringify(report.length === 1 ? report[0]?.findings : report, null, 2);
    }
    case 'sarif':
      return JSON.stringify(sarif(files, version), null, 2);
    case 'github':
      return files.flatMap(githubLines).join('\n');
  }
}
