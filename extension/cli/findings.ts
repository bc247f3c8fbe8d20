/** @file Findings as the command line writes them: JSON for programs, one line each for people. Pure. */

import type { Finding, TextEdit } from '../lint/finding';
import { lineIndex } from './lineIndex';

export interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  /** 1-based, in UTF-16 units; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly fixes: readonly { title: string; preferred: boolean; edits: readonly TextEdit[] }[];
}

export function jsonFindings(text: string, findings: readonly Finding[]): JsonFinding[] {
  const at = lineIndex(text);
  return inOrder(findings).map(({ rule, severity, start, end, message, fixes }) => {
    const [from, to] = [at(start), at(end)];
    return {
      rule,
      severity,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      message,
      fixes: fixes.map(({ title, preferred, edits }) => ({
        title,
        preferred,
        edits: edits.map((edit) => ({ start: edit.start, end: edit.end, newText: edit.newText })),
      })),
    };
  });
}

/** `file:4:1 warning reassigned-variable  message`, related places and the fixes indented below. */
export function findingLines(file: string, text: string, findings: readonly Finding[]): string[] {
  const at = lineIndex(text);
  const place = (offset: number): string => {
    const { line, column } = at(offset);
    return `${file}:${line}:${column}`;
  };
  return inOrder(findings).flatMap(({ rule, severity, start, message, related, fixes }) => [
    `${place(start)} ${severity} ${rule}  ${message}`,
    ...related.map((one) => `    ${place(one.start)} ${one.message}`),
    ...fixes.map(({ title }) => `    fix: ${title}`),
  ]);
}

/** Errors and warnings decide the exit status. */
export function isLoud({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.start - b.start || a.end - b.end);
}
