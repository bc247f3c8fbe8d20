/** @file norm: the length of vectors and matrices over axes; composed, so at 0 the euclidean norm's gradient is NaN, as TensorFlow's. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { abs } from './abs';
import { eigvalsh } from './linalg/eigh';
import { matMul } from './matMul';
import { max } from './max';
import { min } from './min';
import { pow } from './pow';
import { reshape } from './reshape';
import { sqrt } from './sqrt';
import { square } from './square';
import { sum } from './sum';
import { keptShape, reducedShape, toAxes, toAxis } from './support/axes';
import { toFloat } from './support/dtypes';
import { transpose } from './transpose';

type Order = number | 'euclidean' | 'fro';

export function norm(
  x: Tensor | TensorLike,
  ord: Order = 'euclidean',
  axis: number | number[] | null = null,
  keepDims = false,
): Tensor {
  const $x = toFloat(convertToTensor<Tensor>(x, 'x', 'norm'));
  const axes = toAxes(axis, $x.rank, 'norm');
  const length = Array.isArray(axis) && axis.length === 2 ? matrixNorm($x, ord, axis) : vectorNorm($x, ord, axis, axes);
  return keepDims ? length : reshapeUnlessSame(length, reducedShape($x.shape, axes));
}

/** Over one axis, or over all elements in a row; the axes stay with size 1. */
function vectorNorm(x: Tensor, ord: Order, axis: number | number[] | null, axes: number[]): Tensor {
  if (axis !== null && axes.length > 1) throw new Error(`Error in norm: invalid axis: ${String(axis)}`);
  if (x.rank === 0) return abs(x);
  if (ord === 1) return sum(abs(x), axes, true);
  if (ord === Infinity) return max(abs(x), axes, true);
  if (ord === -Infinity) return min(abs(x), axes, true);
  if (ord === 'euclidean' || ord === 2) return sqrt(sum(square(x), axes, true));
  if (typeof ord === 'number') return pow(sum(pow(abs(x), ord), axes, true), 1 / ord);
  throw new Error(`Error in norm: invalid ord value: ${ord}`);
}

/** Over two axes, rows then columns; they stay with size 1. */
function matrixNorm(x: Tensor, ord: Order, axis: readonly number[]): Tensor {
  const [rows, columns] = axis.map((a) => toAxis(a, x.rank, 'norm')) as [number, number];
  if (ord === 1) return max(sum(abs(x), rows, true), columns, true);
  if (ord === Infinity) return max(sum(abs(x), columns, true), rows, true);
  if (ord === -Infinity) return min(sum(abs(x), columns, true), rows, true);
  if (ord === 2) return spectralNorm(x, rows, columns);
  if (ord === 'fro' || ord === 'euclidean') return sqrt(sum(square(x), [rows, columns], true));
  throw new Error(`Error in norm: invalid ord value: ${ord}`);
}

/** The largest singular value: the root of the largest eigenvalue of AᵀA. */
function spectralNorm(x: Tensor, rows: number, columns: number): Tensor {
  const others = x.shape.map((_, d) => d).filter((d) => d !== rows && d !== columns);
  const a = transpose(x, [...others, rows, columns]);
  const largest = sqrt(max(eigvalsh(matMul<Tensor>(a, a, true)), -1));
  return reshape(largest, keptShape(x.shape, [rows, columns]));
}

function reshapeUnlessSame(x: Tensor, shape: number[]): Tensor {
  return x.rank === shape.length ? x : reshape(x, shape);
}
