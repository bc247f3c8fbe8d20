/** @file Findings as someone wants them: how loud each rule is (`tapescope.rules.<id>`), and in which style fixes are written. */

import type { Finding, FixStyle, Severity } from './finding';
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

/** Of fixes that come in two styles, those in the other one are left out. */
export function withStyle(findings: readonly Finding[], style: FixStyle): readonly Finding[] {
  return findings.map((finding) => {
    const fixes = finding.fixes.filter((fix) => fix.style === undefined || fix.style === style);
    return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
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
