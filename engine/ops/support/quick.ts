/** @file The short way through an op on float scalars while nobody listens: no conversions, no arrays. */

import { context } from '../../context';
import type { TensorLike } from '../../convert';
import type { NumericDataType } from '../../dtype';
import type { Op } from '../../op';
import { runScalars } from '../../run';
import { isFloatScalar, makeScalar, Tensor, type FloatScalar } from '../../tensor';

/** The result of a unary op on a float scalar; null where the long way must be taken. */
export function quickUnary(op: Op, x: Tensor | TensorLike, result: NumericDataType | null): Tensor | null {
  if (context.listener !== null || op.scalar === undefined) return null;
  const a = floatScalar(x);
  if (a === null) return null;
  return runScalars(op, a, null, op.scalar(Tensor.storage.scalar(a), NaN, NaN), result ?? a.dtype);
}

/** The same for two float scalars of one dtype; a plain number takes its neighbour's. */
export function quickBinary(
  op: Op,
  x: Tensor | TensorLike,
  y: Tensor | TensorLike,
  result: NumericDataType | null,
): Tensor | null {
  if (context.listener !== null || op.scalar === undefined) return null;
  let a = floatScalar(x);
  let b = floatScalar(y);
  if (a === null && b !== null && typeof x === 'number') a = makeScalar(x, b.dtype) as FloatScalar;
  if (b === null && a !== null && typeof y === 'number') b = makeScalar(y, a.dtype) as FloatScalar;
  if (a === null || b === null || a.dtype !== b.dtype) return null;
  const value = op.scalar(Tensor.storage.scalar(a), Tensor.storage.scalar(b), NaN);
  return runScalars(op, a, b, value, result ?? a.dtype);
}

/** What the op would compute with, if it is a float scalar that may still be used. */
function floatScalar(x: Tensor | TensorLike): FloatScalar | null {
  if (!(x instanceof Tensor) || x.isDisposed) return null;
  const value = x.snapshot();
  return isFloatScalar(value) ? value : null;
}
