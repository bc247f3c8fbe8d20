/** @file The list of all rules: every id exactly once. */

import type { RuleId } from '../ruleIds';
import { jsOperatorOnTensor } from './js-operator-on-tensor';
import { nonTfOp } from './non-tf-op';
import { nullGradient } from './null-gradient';
import { reassignedVariable } from './reassigned-variable';
import type { Rule } from './rule';
import { tapeUsedTwice } from './tape-used-twice';
import { unwatchedConstant } from './unwatched-constant';

export const ALL_RULES: { readonly [Id in RuleId]: Rule & { readonly id: Id } } = {
  'reassigned-variable': reassignedVariable,
  'non-tf-op': nonTfOp,
  'js-operator-on-tensor': jsOperatorOnTensor,
  'unwatched-constant': unwatchedConstant,
  'tape-used-twice': tapeUsedTwice,
  'null-gradient': nullGradient,
};
