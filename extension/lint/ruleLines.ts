/** @file The rules in one line each, as the index of their pages and the settings show them. */

import { RULES } from './ruleIds';
import { ALL_RULES } from './rules/index';
import type { Rule } from './rules/rule';

export const RULE_LINES = Object.values<Rule>(ALL_RULES)
  .map(({ id, description, check, checkRun, guess }) => ({
    id,
    description,
    severity: RULES[id],
    /** How loud it is while nothing was run; null where that is no guess. */
    guess: guess ?? null,
    needsRun: check === null && (checkRun !== undefined || id === 'null-gradient' || id === 'stop-gradient-on-path'),
  }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
