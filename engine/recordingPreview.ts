/** @file What the Recording keeps of an array: its first values and statistics over all, within a budget for the whole run. */

import type { Preview } from './recording';
import { stringsOf, valuesOf, type Tensor } from './tensor';

/** Up to `limit` values of a tensor that is no numeric scalar. */
export function previewOf(tensor: Tensor, limit: number): Preview {
  if (tensor.dtype === 'string') return stringPreview(stringsOf(tensor), limit);
  const values: unknown = valuesOf(tensor);
  if (!isNumbers(values)) throw new Error('The values of this tensor are no typed array.');
  return numberPreview(values, limit);
}

function isNumbers(values: unknown): values is ArrayLike<number> {
  return ArrayBuffer.isView(values) && !(values instanceof DataView) && !(values instanceof BigInt64Array);
}

export function numberPreview(values: ArrayLike<number>, limit: number): Preview {
  const size = values.length;
  let [min, max, sum, zeros, nans, infinities] = [Infinity, -Infinity, 0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const value = values[i] ?? NaN;
    if (value !== value) nans++;
    else if (value === Infinity || value === -Infinity) infinities++;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
      if (value === 0) zeros++;
      sum += value;
    }
  }
  const finite = size - nans - infinities;
  const kept = Array.from({ length: Math.min(size, limit) }, (_, i) => values[i] ?? NaN);
  const [low, high, mean] = finite === 0 ? [NaN, NaN, NaN] : [min, max, sum / finite];
  return { values: kept, size, min: low, max: high, mean, zeros, nans, infinities };
}

function stringPreview(strings: readonly string[], limit: number): Preview {
  const values = Array.from({ length: Math.min(strings.length, limit) }, (_, i) => shortened(strings[i]));
  return { values, size: strings.length, min: NaN, max: NaN, mean: NaN, zeros: 0, nans: 0, infinities: 0 };
}
const MAX_STRING = 200;

/** What stands among the strings of a tensor may be anything: a snippet's arrays are its own. */
function shortened(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.length > MAX_STRING ? `${value.slice(0, MAX_STRING)}…` : value;
}

/** The statistics without the values. */
function summaryOf(preview: Preview): Preview {
  return { ...preview, values: [] };
}

/** Previews by row or position, as the Recording's tables hold them. */
export type PreviewTable = Record<number, Preview>;

/** Keeps the values of the newest previews; once all together hold more than the budget, the oldest become summaries. */
export class PreviewBudget {
  private held = 0;
  private queue: { table: PreviewTable; key: number }[] = [];
  private oldest = 0;

  constructor(private readonly budget: number) {}

  put(table: PreviewTable, key: number, preview: Preview): void {
    table[key] = preview;
    this.held += preview.values.length;
    this.queue.push({ table, key });
    while (this.held > this.budget && this.oldest < this.queue.length) this.dropOldest();
  }

  /** Puts all of `previews`, which came from elsewhere, into `table`. */
  putAll(table: PreviewTable, previews: Readonly<PreviewTable>, offset = 0): void {
    for (const [key, preview] of Object.entries(previews)) this.put(table, Number(key) + offset, preview);
  }

  /** Forgets what it holds, when the tables have been handed on. */
  clear(): void {
    this.held = 0;
    this.queue = [];
    this.oldest = 0;
  }

  private dropOldest(): void {
    const entry = this.queue[this.oldest++];
    const preview = entry?.table[entry.key];
    if (entry !== undefined && preview !== undefined) {
      this.held -= preview.values.length;
      entry.table[entry.key] = summaryOf(preview);
    }
    // The queue's spent front is cut off now and then, so that it does not grow with the run.
    if (this.oldest > 4096 && this.oldest * 2 > this.queue.length) {
      this.queue = this.queue.slice(this.oldest);
      this.oldest = 0;
    }
  }
}
