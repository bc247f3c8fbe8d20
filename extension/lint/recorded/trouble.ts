/** @file All that is not finite in a run, sorted out once for the two rules that tell of it. */

import { isBad, isBroken, leafOf, originOfValue, originsOfDerivative, type Origin } from './nonFinite';
import type { Recorded } from './recorded';
import { isIn, shadowsIn, type Shadow } from './shadows';

export interface Trouble {
  /** By the site of the `where`. */
  readonly shadows: ReadonlyMap<number, Shadow & { readonly call: number }>;
  readonly origins: readonly (Origin & { readonly call: number })[];
  /** A tensor whose own values are to blame, where no op is. */
  readonly leaf: { readonly tensor: number; readonly call: number } | null;
}

const known = new WeakMap<Recorded, Trouble>();

export function troubleOf(run: Recorded): Trouble {
  const found = known.get(run) ?? lookFor(run);
  known.set(run, found);
  return found;
}

function lookFor(run: Recorded): Trouble {
  const shadows = new Map<number, Shadow & { readonly call: number }>();
  const origins: (Origin & { readonly call: number })[] = [];
  const met = new Set<number>();
  let leaf: Trouble['leaf'] = null;
  run.recording.gradients.forEach((call, index) => {
    if (call.error !== null) return;
    const here = shadowsIn(run, index);
    for (const shadow of here) {
      const site = run.view.siteOfOp(shadow.op);
      if (!shadows.has(site)) shadows.set(site, { ...shadow, call: index });
    }
    if (!isBroken(run, call)) return;
    const isBadTarget = call.targets.some((target) => isBad(run.view.valueOf(target)));
    const origin = isBadTarget
      ? originOfValue(run, call.targets, met)
      : originsOfDerivative(run, index).find(({ op }) => !here.some((shadow) => isIn(run, op, shadow)));
    if (origin) origins.push({ ...origin, call: index });
    else if (isBadTarget && origins.length === 0 && leaf === null) {
      const tensor = leafOf(run, call.targets);
      leaf = tensor === null ? null : { tensor, call: index };
    }
  });
  return { shadows, origins, leaf: origins.length === 0 ? leaf : null };
}
