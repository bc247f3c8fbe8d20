/** @file Reductions over axes: the attributes they share, and folding a tensor. */

import { convertToTensor, type ExpectedDtype, type TensorLike } from '../../convert';
import type { NumericDataType } from '../../dtype';
import { kernels } from '../../kernels/kernels';
import type { Op } from '../../op';
import { run } from '../../run';
import { sizeOf } from '../../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../tensor';
import { reshape } from '../reshape';
import { keptShape, reducedShape, toAxes } from './axes';

/** Attributes of every reduction: sorted places from 0 on, and whether the reduced axes stay with size 1. */
export type ReductionAttrs = { readonly axis: readonly number[]; readonly keepDims: boolean };

/** `x` folded over the axes of `attrs`. */
export function foldAxes(
  x: Tensor,
  { axis, keepDims }: ReductionAttrs,
  dtype: NumericDataType,
  f: (total: number, x: number) => number,
  initial: number,
): Tensor {
  const shape = reducedShape(x.shape, axis);
  const out = allocate(dtype, sizeOf(shape));
  kernels.fold(f, initial, valuesOf(x), x.shape, axis, out);
  return makeTensor(out, keepDims ? keptShape(x.shape, axis) : shape, dtype);
}

/** Complex numbers added up over the axes: their parts are an axis of their own, which stays. */
export function sumComplex(x: Tensor, { axis, keepDims }: ReductionAttrs): Tensor {
  const shape = reducedShape(x.shape, axis);
  const out = new Float32Array(2 * sizeOf(shape));
  kernels.fold((total, v) => total + v, 0, valuesOf(x), [...x.shape, 2], axis, out);
  return makeTensor(out, keepDims ? keptShape(x.shape, axis) : shape, 'complex64');
}

/** What a reduction gave (or its adjoint), with the reduced axes back as axes of size 1, so that it broadcasts against `x`. */
export function withAxesKept(reduced: Tensor, x: Tensor, { axis, keepDims }: ReductionAttrs): Tensor {
  return keepDims || axis.length === 0 ? reduced : reshape(reduced, keptShape(x.shape, axis));
}

/** Runs a reduction on what a caller of the public function handed in; `prepare` may change the dtype first. */
export function applyReduction<T extends Tensor>(
  op: Op<ReductionAttrs>,
  x: Tensor | TensorLike,
  axis: number | readonly number[] | undefined | null,
  keepDims: boolean,
  prepare: (x: Tensor) => Tensor = (x) => x,
  expected: ExpectedDtype = 'numeric',
): T {
  const $x = prepare(convertToTensor(x, 'x', op.name, expected));
  return run(op, [$x], { axis: toAxes(axis, $x.shape.length, op.name), keepDims }) as T;
}

/** How many elements each result is made of. */
export function foldedCount(x: Tensor, axis: readonly number[]): number {
  return axis.reduce((n, d) => n * (x.shape[d] ?? 1), 1);
}
