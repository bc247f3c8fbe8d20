/** @file `// tapescope-ignore-next-line rule — reason` and `// tapescope-ignore-file rule — reason`: findings the author has judged. */

import type { Finding } from './finding';

/** Findings that no comment silences. Without a rule's name a comment silences nothing: one does not silence what one cannot name. */
export function withoutSuppressed<F extends Pick<Finding, 'rule' | 'start'>>(
  findings: readonly F[],
  text: string,
): readonly F[] {
  if (!text.includes('tapescope-ignore-')) return findings;
  const wholeFile = new Set<string>();
  const lines = new Map<number, ReadonlySet<string>>();
  text.split('\n').forEach((line, i) => {
    const comment = /(?:\/\/|\/\*)\s*tapescope-ignore-(next-line|file)\s+([\w\-,\s]*)/.exec(line);
    const rules = (comment?.[2] ?? '').split(/[\s,]+/).filter((word) => /^[a-z]+(-[a-z]+)+$/.test(word));
    if (comment?.[1] === 'file') for (const rule of rules) wholeFile.add(rule);
    else if (comment !== null) lines.set(i + 1, new Set(rules));
  });
  return findings.filter((one) => {
    const line = text.slice(0, one.start).split('\n').length - 1;
    return !wholeFile.has(one.rule) && lines.get(line)?.has(one.rule) !== true;
  });
}
