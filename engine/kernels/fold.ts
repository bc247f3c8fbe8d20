/** @file Reductions: folding an array over some axes, and the place of the best element along one. */

import type { TypedArray } from '../dtype';
import type { Shape } from '../shape';

/**
 * out[rest] = f(… f(f(initial, x₀), x₁) …) over all elements that share the kept axes. Accumulates in float64,
 * so that long float32 sums lose nothing before the one rounding into `out`.
 */
export function fold(
  f: (total: number, x: number) => number,
  initial: number,
  x: TypedArray,
  shape: Shape,
  axes: readonly number[],
  out: TypedArray,
): void {
  if (out.length === 1) {
    let total = initial;
    for (let i = 0; i < x.length; i++) total = f(total, x[i]!);
    out[0] = total;
    return;
  }
  const totals = new Float64Array(out.length).fill(initial);
  const last = shape.length - 1;
  const inner = shape[last] ?? 1;
  const strides = keptStrides(shape, axes);
  const step = strides[last] ?? 0;
  const index = new Array<number>(Math.max(last, 0)).fill(0);
  let at = 0;
  for (let row = 0; row < x.length; row += inner) {
    for (let j = 0; j < inner; j++) {
      const k = at + j * step;
      totals[k] = f(totals[k]!, x[row + j]!);
    }
    for (let d = last - 1; d >= 0; d--) {
      at += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      index[d] = 0;
      at -= strides[d]! * shape[d]!;
    }
  }
  out.set(totals);
}

/** out[o, i] = the first place along the axis whose element no other beats; x is laid out as [outer, size, inner]. */
export function argBest(
  beats: (candidate: number, best: number) => boolean,
  x: TypedArray,
  outer: number,
  size: number,
  inner: number,
  out: TypedArray,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * size * inner + i;
      let best = 0;
      for (let k = 1; k < size; k++) {
        if (beats(x[start + k * inner]!, x[start + best * inner]!)) best = k;
      }
      out[o * inner + i] = best;
    }
  }
}

/** Strides of the reduced array along the axes of the whole one: 0 along a reduced axis. */
function keptStrides(shape: Shape, axes: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(0);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (axes.includes(d)) continue;
    strides[d] = step;
    step *= shape[d]!;
  }
  return strides;
}
