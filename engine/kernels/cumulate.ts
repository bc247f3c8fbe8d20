/** @file Running sums and products along one axis. */

import type { TypedArray } from '../dtype';

export interface CumulateOptions {
  /** Leave the own element out. */
  readonly exclusive: boolean;
  /** From the end to the start. */
  readonly reverse: boolean;
}

/** out[…, k, …] = f over x[…, 0…k, …]; x is laid out as [outer, size, inner]. */
export function cumulate(
  f: (total: number, x: number) => number,
  initial: number,
  x: TypedArray,
  outer: number,
  size: number,
  inner: number,
  { exclusive, reverse }: CumulateOptions,
  out: TypedArray,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * size * inner + i;
      let total = initial;
      for (let k = 0; k < size; k++) {
        const at = start + (reverse ? size - 1 - k : k) * inner;
        const next = f(total, x[at]!);
        out[at] = exclusive ? total : next;
        total = next;
      }
    }
  }
}
