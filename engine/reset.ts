/** @file A fresh start: everything the engine counts or remembers, as it was when it was loaded. One call before each run. */

import { resetTensorBudget } from './budget';
import { context } from './context';
import { resetScopes } from './scopes';
import { resetTapes } from './tape';
import { resetIds } from './tensor';
import { resetVariables } from './variable';

/** Tensors from before must not be used after: their ids are given out again. The listener stays. */
export function resetEngine(): void {
  context.tapes = [];
  resetTapes();
  resetVariables();
  resetScopes();
  resetIds();
  resetTensorBudget();
}
