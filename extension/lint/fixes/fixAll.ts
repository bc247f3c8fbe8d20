/** @file All findings of one kind mended at once, or all there are: only by fixes that need no look. */

import { t } from '../../protocol/words';
import type { Finding, Fix, TextEdit } from '../finding';

/** Null unless at least two can be mended together. */
export function fixAllOfKind(findings: readonly Finding[], rule: Finding['rule']): Fix | null {
  const { count, edits } = together(findings.filter((one) => one.rule === rule));
  return count < 2 ? null : { title: t('Fix all {0} of this kind ({1})', count, rule), preferred: false, edits };
}

/** Every preferred fix; null when there is none. */
export function fixAll(findings: readonly Finding[]): Fix | null {
  const { count, edits } = together(findings);
  return count === 0 ? null : { title: t('Fix all mistakes that have a sure fix'), preferred: false, edits };
}

/** A fix that touches what another one changes waits for the next round; the same edit twice is made once. */
function together(findings: readonly Finding[]): { readonly count: number; readonly edits: readonly TextEdit[] } {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.preferred);
    if (fix === undefined) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((known) => isSame(known, edit)));
    if (fresh.some((edit) => edits.some((known) => touches(known, edit)))) continue;
    edits.push(...fresh);
    count++;
  }
  return { count, edits };
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
