/** @file Jacobians: one sweep per element of the target, seeded with a single one. */

import { concat } from './ops/concat';
import { reshape } from './ops/reshape';
import { numericDtype } from './ops/support/dtypes';
import { filled } from './ops/support/filled';
import { shapeText, sizeOf, type Shape } from './shape';
import { allocate, makeTensor, type Tensor } from './tensor';

/** Per source: target.shape ++ source.shape, null where no element of the target reaches it. */
export function jacobianOf(
  target: Tensor,
  sources: readonly Tensor[],
  sweep: (seed: Tensor) => readonly (Tensor | null)[],
): (Tensor | null)[] {
  const rows: (readonly (Tensor | null)[])[] = [];
  for (let i = 0; i < target.size; i++) rows.push(sweep(oneAt([i], target)));
  return sources.map((source, s) => {
    const parts = rows.map((row) => row[s] ?? null);
    // Connected for one element means connected for all: the paths are the same.
    if (!parts.every((part) => part !== null)) return null;
    return stacked(parts, source, [...target.shape, ...source.shape]);
  });
}

/** [batch, ...target.shape.slice(1), ...source.shape.slice(1)], for targets whose rows depend on the source's rows alone. */
export function batchJacobianOf(target: Tensor, source: Tensor, sweep: (seed: Tensor) => Tensor | null): Tensor {
  for (const { shape } of [target, source]) {
    if (shape.length < 2) throw new Error(`Shape ${shapeText(shape)} must have rank at least 2`);
  }
  const batch = target.shape[0] ?? 0;
  if (batch !== source.shape[0]) {
    throw new Error(
      `Need first dimension of target shape (${shapeText(target.shape)}) and source shape (${shapeText(source.shape)}) to match.`,
    );
  }
  const targetRow = target.shape.slice(1);
  const sourceRow = source.shape.slice(1);
  const width = sizeOf(targetRow);
  const columns: Tensor[] = [];
  for (let j = 0; j < width; j++) {
    const column = sweep(
      oneAt(
        [...Array(batch).keys()].map((row) => row * width + j),
        target,
      ),
    );
    if (column === null) break;
    columns.push(reshape(column, [batch, 1, sizeOf(sourceRow)]));
  }
  const shape = [batch, ...targetRow, ...sourceRow];
  if (columns.length < width || width === 0) return filled(shape, 0, source.dtype);
  return reshape(columns.length === 1 ? columns[0]! : concat(columns, 1), shape);
}

function stacked(parts: readonly Tensor[], source: Tensor, shape: Shape): Tensor {
  const rows = parts.map((part) => reshape(part, [1, source.size]));
  if (rows.length === 0) return filled(shape, 0, source.dtype);
  return reshape(rows.length === 1 ? rows[0]! : concat(rows, 0), shape.slice());
}

/** Zeros of the target's shape with ones at some flat positions. */
function oneAt(positions: readonly number[], target: Tensor): Tensor {
  const values = allocate(numericDtype(target), target.size);
  for (const i of positions) values[i] = 1;
  return makeTensor(values, target.shape, target.dtype);
}
