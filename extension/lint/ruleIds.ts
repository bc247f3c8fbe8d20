/** @file The ids of all rules, with their default severities. */

import type { Severity } from './finding';

export const RULES = {
  'reassigned-variable': 'warning',
  'non-tf-op': 'warning',
  'js-operator-on-tensor': 'error',
  'unwatched-constant': 'warning',
  'tape-used-twice': 'error',
  'null-gradient': 'warning',
} as const satisfies Record<string, Severity>;

export type RuleId = keyof typeof RULES;
