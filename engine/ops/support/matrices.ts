/** @file Batches of square matrices in the last two axes: their checks, and computing with them one by one in float64. */

import { convertToTensor, type TensorLike } from '../../convert';
import { sizeOf } from '../../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../tensor';
import { transpose } from '../transpose';
import { castTo, commonDtype, numericDtype, toFloat } from './dtypes';

/** A floating tensor of square matrices, or TensorFlow's complaint. */
export function toSquareMatrices(x: Tensor | TensorLike, argName: string, opName: string): Tensor {
  const $x = toFloat(convertToTensor<Tensor>(x, argName, opName));
  const [rows, columns] = $x.shape.slice(-2);
  if ($x.rank < 2 || rows !== columns) {
    throw new Error(
      `Argument '${argName}' passed to '${opName}' must be square matrices (shape [..., n, n]), but got shape [${$x.shape}].`,
    );
  }
  return $x;
}

/** Square matrices and right-hand sides of as many rows, of one dtype and one batch shape. */
export function toSystem(
  matrix: Tensor | TensorLike,
  rhs: Tensor | TensorLike,
  opName: string,
): readonly [Tensor, Tensor] {
  const a = toSquareMatrices(matrix, 'matrix', opName);
  const b = toFloat(convertToTensor<Tensor>(rhs, 'rhs', opName));
  const wanted = [...a.shape.slice(0, -1)];
  if (b.rank !== a.rank || wanted.some((size, d) => size !== b.shape[d])) {
    throw new Error(
      `Argument 'rhs' passed to '${opName}' must have shape [${wanted}, k] to fit matrix of shape [${a.shape}], but got [${b.shape}].`,
    );
  }
  const dtype = commonDtype(a, b, opName);
  return [castTo(a, dtype), castTo(b, dtype)];
}

/** One matrix after the other of the last two axes, in float64. */
export function matricesOf(x: Tensor): Float64Array[] {
  const size = sizeOf(x.shape.slice(-2));
  const values = valuesOf(x);
  return Array.from({ length: sizeOf(x.shape.slice(0, -2)) }, (_, i) =>
    Float64Array.from(values.subarray(i * size, (i + 1) * size)),
  );
}

/** The results of one matrix after the other, together in one tensor of x's dtype. */
export function together(parts: readonly ArrayLike<number>[], shape: readonly number[], x: Tensor): Tensor {
  const out = allocate(numericDtype(x), sizeOf(shape));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return makeTensor(out, shape, x.dtype);
}

/** Each matrix with rows and columns exchanged. */
export function transposed(x: Tensor): Tensor {
  const last = x.rank - 1;
  return transpose(
    x,
    x.shape.map((_, d) => (d === last ? last - 1 : d === last - 1 ? last : d)),
  );
}

/** The same of plain numbers. */
export function transposedValues(a: Float64Array, n: number): Float64Array {
  return Float64Array.from(a, (_, k) => a[(k % n) * n + Math.floor(k / n)]!);
}

/** How many rows and columns the matrices have. */
export function orderOf(x: Tensor): number {
  return x.shape[x.rank - 1]!;
}
