/** @file Strided views: reading and writing any box of an array. Transpose, slice, reverse, broadcast, tile, pad, concat are views. */

import { sizeOf, type Shape } from '../shape';

interface Writable<T> {
  readonly length: number;
  [index: number]: T;
}

/** A box over a flat array: element (i, j, …) is at `offset + i·strides[0] + j·strides[1] + …`. Strides may be 0 or negative. */
export interface View {
  readonly shape: Shape;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** out = the view's elements in row-major order. */
export function readView<T>(x: ArrayLike<T>, view: View, out: Writable<T>): void {
  eachRow(view, (at, position, length, step) => {
    for (let j = 0; j < length; j++) out[position + j] = x[at + j * step] as T;
  });
}

/** The view of `out` = the elements of x in row-major order. */
export function writeView<T>(x: ArrayLike<T>, view: View, out: Writable<T>): void {
  eachRow(view, (at, position, length, step) => {
    for (let j = 0; j < length; j++) out[at + j * step] = x[position + j] as T;
  });
}

/** The view of `out` += the elements of x in row-major order. */
export function addView(x: ArrayLike<number>, view: View, out: Writable<number>): void {
  eachRow(view, (at, position, length, step) => {
    for (let j = 0; j < length; j++) out[at + j * step]! += x[position + j]!;
  });
}

/** Calls `row` for each innermost row: where it starts in the viewed array, its row-major position, its length and step. */
function eachRow(view: View, row: (at: number, position: number, length: number, step: number) => void): void {
  const { shape, offset, strides } = view;
  const n = sizeOf(shape);
  if (n === 0) return;
  const last = shape.length - 1;
  if (last < 0) return row(offset, 0, 1, 0);
  const inner = shape[last]!;
  const step = strides[last]!;
  const index = new Array<number>(last).fill(0);
  let at = offset;
  for (let position = 0; position < n; position += inner) {
    row(at, position, inner, step);
    for (let d = last - 1; d >= 0; d--) {
      at += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      index[d] = 0;
      at -= strides[d]! * shape[d]!;
    }
  }
}
