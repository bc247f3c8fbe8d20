/** @file TF.js's `jasmine_util`: suites that run once per environment; there is one environment here. */

import { closeScope, openScope, resetScopes } from '../../engine/scopes';
import { resetEngine } from '../../engine/reset';
import { disposeVariables } from '../../engine/variable';
import { afterEach, beforeAll, beforeEach, describe } from './jasmine';

export const ALL_ENVS = {};
export const SYNC_BACKEND_ENVS = {};
export const NODE_ENVS = {};
/** What needs a page: never satisfied here. */
export const BROWSER_ENVS = { inBrowser: true };
export const CHROME_ENVS = BROWSER_ENVS;

export function describeWithFlags(name: string, constraints: { inBrowser?: boolean }, tests: (env: unknown) => void) {
  if (constraints.inBrowser) return;
  describe(name, () => {
    beforeAll(resetEngine);
    beforeEach(openScope);
    afterEach(() => {
      for (const tensor of closeScope()) if (!tensor.kept) tensor.dispose();
      disposeVariables();
      // Of two Variables with one name only the latest is known by it; a case that leaves the other behind must not count for the next.
      resetScopes();
    });
    tests({ name: 'tapescope', backendName: 'cpu', isDataSync: true });
  });
}
