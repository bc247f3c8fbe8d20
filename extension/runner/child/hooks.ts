/** @file The hooks of a run: they tell the recorder where the snippet is, and see to it that rows leave before a hang can swallow them. */

import type { Recorder } from '../../../engine/recorder';
import type { Hooks } from '../../protocol/hooks';

/** So many steps at the start of a run send at once what is there; a short run then loses nothing whatever happens. */
const EAGER_STEPS = 200;
/** Looking at the clock costs as much as many steps. */
const STEPS_BETWEEN_LOOKS = 32;
const MAX_AGE_MS = 20;

export interface RunHooks {
  /** `firstSite` is added to the module's own site ids; there are `siteCount` of them. */
  ofModule(firstSite: number, siteCount: number): Hooks;
  /** Something was recorded that may wait no longer than a step's rows. */
  step(): void;
}

/** `at[0]`: the site the snippet is at, shared with the watcher. `isEager`: rows leave at once, so that a kill loses none. */
export function createHooks(recorder: Recorder, at: Int32Array, flush: () => void, isEager = true): RunHooks {
  const reached = new Set<number>();
  let steps = 0;
  let flushedAt = performance.now();

  const flushNow = (): void => {
    flush();
    flushedAt = performance.now();
  };
  const step = (): void => {
    steps++;
    if (isEager && steps <= EAGER_STEPS) flushNow();
    else if (steps % STEPS_BETWEEN_LOOKS === 0 && performance.now() - flushedAt >= MAX_AGE_MS) flushNow();
  };
  const reach = (site: number): void => {
    at[0] = site;
    recorder.site = site;
    step();
  };
  /** A place reached for the first time is where a run may hang, so what came before leaves first; later the clock decides. */
  const firstTime = (site: number): void => {
    if (!isEager || reached.has(site)) return;
    reached.add(site);
    flushNow();
  };

  return {
    step,
    ofModule: (firstSite, siteCount) => {
      // A snippet can call these itself, with anything: what is no site of the module leaves the place as it was.
      const placeOf = (site: number): number => (site >>> 0 === site && site < siteCount ? firstSite + site : at[0]!);
      return {
        call: (site, value) => {
          reach(placeOf(site));
          return value;
        },
        bind: (site, value) => {
          recorder.bind(placeOf(site), value);
          return value;
        },
        at: (site) => {
          const place = placeOf(site);
          reach(place);
          firstTime(place);
        },
        enter: (site, iteration) => {
          const place = placeOf(site);
          const turn = iteration >>> 0 === iteration ? iteration : -1;
          recorder.enterFrame(place, turn);
          reach(place);
          if (turn <= 0) firstTime(place);
        },
        leave: () => recorder.leaveFrame(),
      };
    },
  };
}
