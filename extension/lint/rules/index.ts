/** @file The list of all rules: every id exactly once. */

import type { RuleId } from '../ruleIds';
import type { Rule } from './rule';
import { assignInsideTape } from './assign-inside-tape';
import { asyncInTape } from './async-in-tape';
import { broadcastSurprise } from './broadcast-surprise';
import { detachedCopy } from './detached-copy';
import { disposedTensor } from './disposed-tensor';
import { gradientInsidePersistentTape } from './gradient-inside-persistent-tape';
import { integerDtype } from './integer-dtype';
import { jsOperatorOnTensor } from './js-operator-on-tensor';
import { missingTarget } from './missing-target';
import { needlessPersistent } from './needless-persistent';
import { nonDifferentiableOp } from './non-differentiable-op';
import { nonFinite } from './non-finite';
import { nonScalarTarget } from './non-scalar-target';
import { nonTfOp } from './non-tf-op';
import { notTrainableSource } from './not-trainable-source';
import { nullGradient } from './null-gradient';
import { nullToOptimizer } from './null-to-optimizer';
import { opOutsideTape } from './op-outside-tape';
import { persistentNotReleased } from './persistent-not-released';
import { reassignedVariable } from './reassigned-variable';
import { secondOrderOutsideOuterTape } from './second-order-outside-outer-tape';
import { stopGradientOnPath } from './stop-gradient-on-path';
import { tapeReentered } from './tape-reentered';
import { tapeUsedTwice } from './tape-used-twice';
import { tensorInCondition } from './tensor-in-condition';
import { unusedIgnore } from './unused-ignore';
import { unusedSource } from './unused-source';
import { unwatchedConstant } from './unwatched-constant';
import { vanishingGradient } from './vanishing-gradient';
import { variableInLoop } from './variable-in-loop';
import { watchTooLate } from './watch-too-late';
import { whereNan } from './where-nan';

export const ALL_RULES: { readonly [Id in RuleId]: Rule & { readonly id: Id } } = {
  'missing-target': missingTarget,
  'tape-used-twice': tapeUsedTwice,
  'reassigned-variable': reassignedVariable,
  'not-trainable-source': notTrainableSource,
  'unwatched-constant': unwatchedConstant,
  'integer-dtype': integerDtype,
  'watch-too-late': watchTooLate,
  'op-outside-tape': opOutsideTape,
  'second-order-outside-outer-tape': secondOrderOutsideOuterTape,
  'detached-copy': detachedCopy,
  'non-tf-op': nonTfOp,
  'assign-inside-tape': assignInsideTape,
  'non-differentiable-op': nonDifferentiableOp,
  'stop-gradient-on-path': stopGradientOnPath,
  'unused-source': unusedSource,
  'null-gradient': nullGradient,
  'js-operator-on-tensor': jsOperatorOnTensor,
  'tensor-in-condition': tensorInCondition,
  'async-in-tape': asyncInTape,
  'disposed-tensor': disposedTensor,
  'tape-reentered': tapeReentered,
  'null-to-optimizer': nullToOptimizer,
  'where-nan': whereNan,
  'non-finite': nonFinite,
  'non-scalar-target': nonScalarTarget,
  'vanishing-gradient': vanishingGradient,
  'broadcast-surprise': broadcastSurprise,
  'variable-in-loop': variableInLoop,
  'gradient-inside-persistent-tape': gradientInsidePersistentTape,
  'needless-persistent': needlessPersistent,
  'persistent-not-released': persistentNotReleased,
  'unused-ignore': unusedIgnore,
};
