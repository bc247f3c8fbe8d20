/** @file Where the diagonals of matrices lie. */

import type { View } from '../../kernels/views';
import { stridesOf, type Shape } from '../../shape';
import type { Tensor } from '../../tensor';

/** 0 is the main diagonal, 1 the one above it, −1 the one below. */
export type DiagonalAttrs = { readonly k: number };

/** The k-th diagonal of each matrix of `shape` as a view. */
export function diagonalView(shape: Shape, k: number): View {
  const [rows, columns] = shape.slice(-2) as [number, number];
  const [row, column] = [Math.max(0, -k), Math.max(0, k)];
  return {
    shape: [...shape.slice(0, -2), Math.max(0, Math.min(rows - row, columns - column))],
    offset: row * columns + column,
    strides: [...stridesOf(shape).slice(0, -2), columns + 1],
  };
}

/** The shape of the diagonals; throws where there is none. */
export function checkDiagonal(x: Tensor, k: number, opName: string): Shape {
  if (x.rank < 2) {
    throw new Error(
      `Argument 'x' passed to '${opName}' must be matrices (rank 2 or more), but got shape [${x.shape}].`,
    );
  }
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  if (!Number.isInteger(k) || (k !== 0 && (k <= -rows || k >= columns))) {
    throw new Error(
      `Argument 'k' passed to '${opName}' must be a whole number above ${-rows} and below ${columns} ` +
        `for matrices of shape [${rows},${columns}], but got ${String(k)}.`,
    );
  }
  return diagonalView(x.shape, k).shape;
}
