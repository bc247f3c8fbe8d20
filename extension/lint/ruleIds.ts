/** @file The ids of all rules, with their default severities. */

import type { Severity } from './finding';

export const RULES = {
  'missing-target': 'error',
  'tape-used-twice': 'error',
  'reassigned-variable': 'warning',
  'not-trainable-source': 'warning',
  'unwatched-constant': 'warning',
  'integer-dtype': 'warning',
  'watch-too-late': 'warning',
  'op-outside-tape': 'warning',
  'second-order-outside-outer-tape': 'warning',
  'detached-copy': 'warning',
  'non-tf-op': 'warning',
  'assign-inside-tape': 'warning',
  'non-differentiable-op': 'warning',
  'stop-gradient-on-path': 'information',
  'unused-source': 'information',
  'null-gradient': 'warning',
  'js-operator-on-tensor': 'error',
  'tensor-in-condition': 'warning',
  'async-in-tape': 'error',
  'disposed-tensor': 'error',
  'tape-reentered': 'error',
  'null-to-optimizer': 'error',
  'where-nan': 'warning',
  'non-finite': 'warning',
  'non-scalar-target': 'information',
  'vanishing-gradient': 'hint',
  'broadcast-surprise': 'warning',
  'variable-in-loop': 'warning',
  'gradient-inside-persistent-tape': 'information',
  'needless-persistent': 'hint',
  'persistent-not-released': 'hint',
  'unused-ignore': 'hint',
} as const satisfies Record<string, Severity>;

export type RuleId = keyof typeof RULES;
