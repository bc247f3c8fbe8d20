/** @file The fixes that silence a finding: on its line, or in the whole file. */

import { t } from '../../protocol/words';
import type { Finding, Fix } from '../finding';

/** Last in the list, never preferred; a reason is left for the author to write. */
export function suppressFixes({ rule, start }: Pick<Finding, 'rule' | 'start'>, text: string): readonly Fix[] {
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(lineStart - 1, 0));
  const known = /tapescope-ignore-next-line[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*/.exec(before);
  const onLine =
    known === null
      ? { at: lineStart, newText: `${indent}// tapescope-ignore-next-line ${rule}${newLine}` }
      : { at: lineStart - 1 - before.length + known.index + known[0].length, newText: `, ${rule}` };
  // A first line `#!…` stays first.
  const top = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  return [
    toFix(t('Ignore {0} on this line', rule), onLine.at, onLine.newText),
    toFix(t('Ignore {0} in this file', rule), top, `// tapescope-ignore-file ${rule}${newLine}`),
  ];
}

function toFix(title: string, at: number, newText: string): Fix {
  return { title, preferred: false, edits: [{ start: at, end: at, newText }] };
}
