/** @file Rows by index: picking rows of a table, and adding rows into a table. */

import type { TypedArray } from '../dtype';

interface Writable<T> {
  readonly length: number;
  [index: number]: T;
}

/** out row r = x row indices[r]; x is a table of rows of `width` elements. */
export function takeRows<T>(x: ArrayLike<T>, width: number, indices: ArrayLike<number>, out: Writable<T>): void {
  for (let r = 0; r < indices.length; r++) {
    const from = indices[r]! * width;
    for (let j = 0; j < width; j++) out[r * width + j] = x[from + j] as T;
  }
}

/** out row indices[r] += x row r; a negative index drops the row. */
export function addRows(x: TypedArray, width: number, indices: ArrayLike<number>, out: TypedArray): void {
  for (let r = 0; r < indices.length; r++) {
    const target = indices[r]!;
    if (target < 0) continue;
    for (let j = 0; j < width; j++) out[target * width + j]! += x[r * width + j]!;
  }
}
