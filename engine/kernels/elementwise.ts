/** @file Elementwise kernels: one and two operands with broadcasting, and the choice between two by a condition. */

import type { TypedArray } from '../dtype';
import { broadcastStrides, type Shape } from '../shape';

/** out[i] = f(x[i]). */
export function map1(f: (x: number) => number, x: TypedArray, out: TypedArray): void {
  for (let i = 0; i < out.length; i++) out[i] = f(x[i]!);
}

/** out = f(a, b), both broadcast to `outShape`. */
export function map2(
  f: (a: number, b: number) => number,
  a: TypedArray,
  aShape: Shape,
  b: TypedArray,
  bShape: Shape,
  out: TypedArray,
  outShape: Shape,
): void {
  const n = out.length;
  if (n === 0) return;
  // An operand of the full size has the output's layout (its shape can differ in leading ones only).
  if (a.length === n && b.length === n) {
    for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!);
    return;
  }
  if (b.length === 1) {
    const right = b[0]!;
    for (let i = 0; i < n; i++) out[i] = f(a[i]!, right);
    return;
  }
  if (a.length === 1) {
    const left = a[0]!;
    for (let i = 0; i < n; i++) out[i] = f(left, b[i]!);
    return;
  }
  const aStrides = broadcastStrides(aShape, outShape);
  const bStrides = broadcastStrides(bShape, outShape);
  const last = outShape.length - 1;
  const inner = outShape[last]!;
  const aStep = aStrides[last]!;
  const bStep = bStrides[last]!;
  const index = new Array<number>(last).fill(0);
  let ia = 0;
  let ib = 0;
  for (let row = 0; row < n; row += inner) {
    for (let j = 0; j < inner; j++) out[row + j] = f(a[ia + j * aStep]!, b[ib + j * bStep]!);
    for (let d = last - 1; d >= 0; d--) {
      const size = outShape[d]!;
      ia += aStrides[d]!;
      ib += bStrides[d]!;
      if (++index[d]! < size) break;
      index[d] = 0;
      ia -= aStrides[d]! * size;
      ib -= bStrides[d]! * size;
    }
  }
}

/** out[i] = condition[i] ? a[i] : b[i]; all of one size. */
export function select(condition: TypedArray, a: TypedArray, b: TypedArray, out: TypedArray): void {
  for (let i = 0; i < out.length; i++) out[i] = condition[i] ? a[i]! : b[i]!;
}
