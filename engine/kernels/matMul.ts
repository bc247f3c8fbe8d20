/** @file Matrix product of a batch of matrices. */

import type { TypedArray } from '../dtype';

/** out[i, j] += Σₖ a[i, k] · b[k, j] for one pair of matrices [m, k] and [k, n] at the given offsets; `out` at its own. */
export function matMul(
  a: TypedArray,
  aOffset: number,
  b: TypedArray,
  bOffset: number,
  m: number,
  k: number,
  n: number,
  out: TypedArray,
  outOffset: number,
): void {
  // One row of float64 totals: float32 products round once, at the end.
  const totals = new Float64Array(n);
  for (let i = 0; i < m; i++) {
    totals.fill(0);
    for (let l = 0; l < k; l++) {
      const left = a[aOffset + i * k + l]!;
      const row = bOffset + l * n;
      for (let j = 0; j < n; j++) totals[j]! += left * b[row + j]!;
    }
    out.set(totals, outOffset + i * n);
  }
}
