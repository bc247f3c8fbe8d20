/** @file How loud each rule is to be, by the settings `tapescope.rules.<id>`. */

import type { Finding, Severity } from './finding';
import { RULES, type RuleId } from './ruleIds';

export const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (
  Severity | 'off'
)[];
export type Level = (typeof LEVELS)[number];
export type Levels = { readonly [Id in RuleId]?: Level };

/** A rule left at its default keeps each finding's own severity, which may be milder than the rule's. */
export function withLevels(findings: readonly Finding[], levels: Levels): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = levels[finding.rule];
    if (level === undefined || level === RULES[finding.rule]) return [finding];
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  });
}

/** What someone wrote into a settings file by hand: unknown words count as not said. */
export function levelsFrom(given: (id: RuleId) => unknown): Levels {
  const levels: { [Id in RuleId]?: Level } = {};
  for (const id of Object.keys(RULES)) {
    if (!isRule(id)) continue;
    const level = LEVELS.find((one) => one === given(id));
    if (level !== undefined) levels[id] = level;
  }
  return levels;
}

function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}
