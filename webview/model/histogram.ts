/** @file How values are spread: counts in bins of equal width. Pure. */

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MOST_BINS = 24;

/** Of the finite values; fewer bins for few of them, none for none. */
export function histogram(values: readonly (number | string)[]): Bin[] {
  const finite = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (finite.length === 0) return [];
  const low = finite.reduce((least, value) => Math.min(least, value));
  const high = finite.reduce((most, value) => Math.max(most, value));
  if (low === high) return [{ from: low, to: high, count: finite.length }];
  const bins = Math.min(MOST_BINS, Math.max(2, Math.ceil(Math.sqrt(finite.length)) * 2));
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edge = (bin: number): number => low + ((high - low) * bin) / bins;
  return counts.map((count, bin) => ({ from: edge(bin), to: edge(bin + 1), count }));
}
