/** @file `// tapescope-ignore-next-line rule — reason` and `// tapescope-ignore-file rule — reason`: findings the author has judged. */

import type { Finding } from './finding';

/** One rule named in one comment. Without a rule's name a comment silences nothing: one does not silence what one cannot name. */
export interface Suppression {
  readonly rule: string;
  /** The line it silences, from 0; null for the whole file. */
  readonly line: number | null;
  /** The rule's name in the comment. */
  readonly start: number;
  readonly end: number;
}

type Placed = Pick<Finding, 'rule' | 'start'>;

/** Findings that no comment silences. */
export function withoutSuppressed<F extends Placed>(findings: readonly F[], text: string): readonly F[] {
  const all = suppressionsIn(text);
  return all.length === 0 ? findings : findings.filter((one) => !all.some((comment) => silences(comment, one, text)));
}

/** Names in comments that silence none of these findings. */
export function unusedSuppressions(findings: readonly Placed[], text: string): readonly Suppression[] {
  return suppressionsIn(text).filter((comment) => !findings.some((one) => silences(comment, one, text)));
}

function silences(comment: Suppression, finding: Placed, text: string): boolean {
  if (comment.rule !== finding.rule) return false;
  return comment.line === null || comment.line === text.slice(0, finding.start).split('\n').length - 1;
}

const COMMENT =
  /((?:\/\/|\/\*)\s*tapescope-ignore-(next-line|file)\s+)([a-z][\w\-]*(?:[ \t]*,[ \t]*[a-z][\w\-]*|[ \t]+[a-z]+(?:-[a-z]+)+)*)/g;

function suppressionsIn(text: string): readonly Suppression[] {
  if (!text.includes('tapescope-ignore-')) return [];
  return [...text.matchAll(COMMENT)].flatMap((comment) => {
    const [, before = '', kind, names = ''] = comment;
    const line = kind === 'file' ? null : text.slice(0, comment.index).split('\n').length;
    return [...names.matchAll(/[a-z]+(?:-[a-z]+)+/g)].map((name) => {
      const start = comment.index + before.length + name.index;
      return { rule: name[0], line, start, end: start + name[0].length };
    });
  });
}
