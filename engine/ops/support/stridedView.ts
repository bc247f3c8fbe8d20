/** @file What begin, end, strides and the five masks of stridedSlice mean for a given shape. */

import type { View } from '../../kernels/views';
import { stridesOf, type Shape } from '../../shape';

/** Per axis of x where the slice starts, its step and size; `shape` is the result's, with axes dropped and added. */
export type StridedAttrs = {
  readonly begin: readonly number[];
  readonly steps: readonly number[];
  readonly size: readonly number[];
  readonly shape: readonly number[];
};

export interface SliceMasks {
  /** Bit i set: begin[i] (end[i]) is left out. */
  readonly beginMask: number;
  readonly endMask: number;
  /** Bit i set: entry i stands for as many whole axes as are left over. */
  readonly ellipsisMask: number;
  /** Bit i set: entry i is a new axis of size 1. */
  readonly newAxisMask: number;
  /** Bit i set: entry i is one place, and its axis is dropped. */
  readonly shrinkAxisMask: number;
}

export function sliceView(shape: Shape, { begin, steps, size }: StridedAttrs): View {
  const strides = stridesOf(shape);
  return {
    shape: size,
    offset: begin.reduce((total, b, d) => total + b * strides[d]!, 0),
    strides: strides.map((stride, d) => stride * steps[d]!),
  };
}

export function toStridedView(
  shape: Shape,
  begin: readonly number[],
  end: readonly number[],
  strides: readonly number[] | undefined,
  masks: SliceMasks,
): StridedAttrs {
  const has = (mask: number, i: number): boolean => (mask & (1 << i)) !== 0;
  const entries = begin.map((_, i) => i);
  if (entries.filter((i) => has(masks.ellipsisMask, i)).length > 1) {
    throw new Error('Multiple ellipses in slice is not allowed.');
  }
  const used = entries.filter((i) => !has(masks.ellipsisMask, i) && !has(masks.newAxisMask, i)).length;
  if (used > shape.length) {
    throw new Error(`stridedSlice: ${used} entries are too many for a tensor of rank ${shape.length}.`);
  }
  const out = { begin: [] as number[], steps: [] as number[], size: [] as number[], shape: [] as number[] };
  const whole = (): void => {
    const full = shape[out.begin.length]!;
    out.begin.push(0);
    out.steps.push(1);
    out.size.push(full);
    out.shape.push(full);
  };
  for (const i of entries) {
    if (has(masks.ellipsisMask, i)) {
      for (let n = shape.length - used; n > 0; n--) whole();
    } else if (has(masks.newAxisMask, i)) {
      out.shape.push(1);
    } else {
      const full = shape[out.begin.length]!;
      const step = strides?.[i] ?? 1;
      if (step === 0) throw new Error(`strides[${i}] must be non-zero [Op:StridedSlice]`);
      const shrink = has(masks.shrinkAxisMask, i);
      const from =
        has(masks.beginMask, i) && !shrink ? (step > 0 ? 0 : full - 1) : bound(begin[i]!, full, step, shrink);
      const to = has(masks.endMask, i) ? (step > 0 ? full : -1) : bound(end[i]!, full, step, false);
      if (shrink && (from < 0 || from >= full))
        throw new Error(`slice index ${begin[i]} of dimension ${out.begin.length} out of bounds. [Op:StridedSlice]`);
      const size = shrink ? 1 : Math.max(0, Math.ceil((to - from) / step));
      out.begin.push(size === 0 ? 0 : from);
      out.steps.push(shrink ? 1 : step);
      out.size.push(size);
      if (!shrink) out.shape.push(size);
    }
  }
  while (out.begin.length < shape.length) whole();
  return out;
}

/** A bound counted from the end if negative, held inside what a slice with this step can reach. */
function bound(at: number, full: number, step: number, exact: boolean): number {
  const place = at < 0 ? at + full : at;
  if (exact) return place;
  return step > 0 ? Math.min(Math.max(place, 0), full) : Math.min(Math.max(place, -1), full - 1);
}
