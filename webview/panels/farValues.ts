/** @file Values of an array that its Recording did not keep: fetched page by page, as they come in sight. */

import type { PanelAnswer } from '../../extension/protocol/asking';
import { t } from '../words';

/** So many come with one answer. */
export const PAGE = 10_000;
/** Pages held at once; the one fetched first goes first. */
const MOST_PAGES = 64;

export interface FarValues {
  /** Undefined where it is not there yet: then it is fetched, unless that failed before. */
  at(index: number): number | undefined;
  /** Why nothing comes, as a sentence. */
  readonly failure: string | null;
}

/** `changed`: a page is there, or it is known that none will come. One question is on its way at a time. */
export function createFarValues(
  size: number,
  ask: (start: number, count: number) => Promise<PanelAnswer>,
  changed: () => void,
): FarValues {
  const pages = new Map<number, readonly number[]>();
  /** What is in sight and not there: what came in sight last is fetched first. */
  let wanted = new Set<number>();
  let isUnderWay = false;
  let failure: string | null = null;

  const work = async (): Promise<void> => {
    if (isUnderWay) return;
    isUnderWay = true;
    // All that one look at the table misses is known then.
    await Promise.resolve();
    for (;;) {
      const [page] = wanted;
      if (page === undefined || failure !== null) break;
      // What has been scrolled out of sight meanwhile is not fetched: the table asks anew for what it shows.
      wanted = new Set();
      const start = page * PAGE;
      const count = Math.min(PAGE, size - start);
      const answer = await ask(start, count);
      if (answer.kind === 'values' && answer.size === size && answer.values.length === count) {
        pages.set(page, answer.values);
        const [oldest] = pages.keys();
        if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
      } else failure = answer.kind === 'none' ? answer.why : t('The repeated run made an array of another size.');
      changed();
    }
    isUnderWay = false;
  };

  return {
    at: (index) => {
      const page = Math.floor(index / PAGE);
      const values = pages.get(page);
      if (values) return values[index - page * PAGE];
      if (failure === null) {
        wanted.add(page);
        void work();
      }
      return undefined;
    },
    get failure() {
      return failure;
    },
  };
}
