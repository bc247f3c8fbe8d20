/** @file Flat values to nested arrays, for `arraySync`. */

import type { DataType, TensorValues } from './dtype';
import type { Shape } from './shape';

export type Nested = number | boolean | string | Nested[];

/** `values` in the shape's nesting; bool elements are 0 and 1, as TF.js gives them; complex64 elements alternate real and imaginary. */
export function nestedArray(values: TensorValues, shape: Shape, dtype: DataType): Nested {
  const dims = dtype === 'complex64' ? [...shape.slice(0, -1), 2 * (shape[shape.length - 1] ?? 1)] : shape;
  if (dims.length === 0) return values[0] ?? NaN;
  return level(values, dims, 0, { next: 0 });
}

function level(values: TensorValues, shape: Shape, depth: number, at: { next: number }): Nested[] {
  const length = shape[depth] ?? 0;
  const out = new Array<Nested>(length);
  const innermost = depth === shape.length - 1;
  for (let i = 0; i < length; i++) {
    out[i] = innermost ? (values[at.next++] ?? NaN) : level(values, shape, depth + 1, at);
  }
  return out;
}
