/** @file Segments: rows put together by the number of their segment. Shared by the unsorted ops and the sorted ones on top of them. */

import { convertToTensor, type TensorLike } from '../../convert';
import type { Sample } from '../../op';
import { sizeOf } from '../../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../tensor';
import { cast } from '../cast';
import { gather } from '../gather';
import { greaterEqual } from '../greaterEqual';
import { maximum } from '../maximum';
import { ones } from '../ones';
import { reshape } from '../reshape';
import { unsortedSegmentSum } from '../unsortedSegmentSum';
import { where } from '../where';
import { zerosLike } from '../zerosLike';
import { numericDtype } from './dtypes';

export type SegmentAttrs = { readonly numSegments: number };

/** The rows of each segment folded element by element; a negative number drops the row. */
export function foldSegments(
  x: Tensor,
  segmentIds: Tensor,
  numSegments: number,
  f: (total: number, x: number) => number,
  initial: number,
): Tensor {
  const inner = x.shape.slice(segmentIds.rank);
  const width = sizeOf(inner);
  const out = allocate(numericDtype(x), numSegments * width);
  out.fill(initial);
  const values = valuesOf(x);
  valuesOf(segmentIds).forEach((id, row) => {
    if (id < 0) return;
    for (let j = 0; j < width; j++) out[id * width + j] = f(out[id * width + j]!, values[row * width + j]!);
  });
  return makeTensor(out, [numSegments, ...inner], x.dtype);
}

/** For each row what its segment has, 0 for a dropped row. */
export function takeSegments(perSegment: Tensor, segmentIds: Tensor, x: Tensor): Tensor {
  const zeros = zerosLike(segmentIds);
  const rows = gather(perSegment, maximum(segmentIds, zeros));
  const column = [...segmentIds.shape, ...x.shape.slice(segmentIds.rank).map(() => 1)];
  return where(reshape(greaterEqual(segmentIds, zeros), column), rows, zerosLike(rows));
}

/** How many rows each segment has, as a column that broadcasts against results of the rank of `result`. */
export function segmentCounts(segmentIds: Tensor, numSegments: number, result: Tensor): Tensor {
  const counts = unsortedSegmentSum(ones(segmentIds.shape, 'int32'), segmentIds, numSegments);
  return reshape(cast(counts, result.dtype), [numSegments, ...new Array<number>(result.rank - 1).fill(1)]);
}

export interface SegmentArguments {
  readonly x: Tensor;
  readonly ids: Tensor;
}

/** Checked arguments of an unsorted segment op. */
export function toSegments(
  x: Tensor | TensorLike,
  segmentIds: Tensor | TensorLike,
  numSegments: number,
  opName: string,
): SegmentArguments {
  const $x = convertToTensor<Tensor>(x, 'x', opName);
  const ids = convertToTensor<Tensor>(segmentIds, 'segmentIds', opName, 'int32');
  if (!Number.isInteger(numSegments) || numSegments < 0) {
    throw new Error(
      `Argument 'numSegments' passed to '${opName}' must be a whole number from 0 on, but got ${String(numSegments)}.`,
    );
  }
  if (ids.shape.some((size, d) => size !== $x.shape[d])) {
    throw new Error(
      `Argument 'segmentIds' passed to '${opName}' must have a shape that x's shape begins with, ` +
        `but got [${ids.shape}] for x of shape [${$x.shape}].`,
    );
  }
  valuesOf(ids.snapshot()).forEach((id, i) => {
    if (id >= numSegments) {
      throw new Error(
        `Argument 'segmentIds' passed to '${opName}': segmentIds[${i}] = ${id} is not below numSegments = ${numSegments}.`,
      );
    }
  });
  return { x: $x, ids };
}

/** Checked arguments of a sorted segment op: the numbers rise from 0, and the last one tells how many there are. */
export function toSortedSegments(
  x: Tensor | TensorLike,
  segmentIds: Tensor | TensorLike,
  opName: string,
): SegmentArguments & { readonly numSegments: number } {
  const ids = convertToTensor<Tensor>(segmentIds, 'segmentIds', opName, 'int32');
  const numbers = valuesOf(ids.snapshot());
  if (ids.rank !== 1 || numbers.some((id, i) => id < (numbers[i - 1] ?? 0))) {
    throw new Error(
      `Argument 'segmentIds' passed to '${opName}' must be a vector of whole numbers from 0 on that never fall; ` +
        `for any order use unsorted${opName[0]!.toUpperCase()}${opName.slice(1)}.`,
    );
  }
  const numSegments = (numbers[numbers.length - 1] ?? -1) + 1;
  return { ...toSegments(x, ids, numSegments, opName), numSegments };
}

/** Two rows in one segment, one dropped, one in a segment of its own, one segment empty. */
export const SEGMENT_SAMPLES: readonly Sample<SegmentAttrs>[] = [
  {
    inputs: [
      { shape: [4, 2], values: [1.5, -2, 0.5, 3, 1, 4, -0.7, 2.5] },
      { shape: [4], values: [1, -1, 1, 0], dtype: 'int32' },
    ],
    attrs: { numSegments: 2 },
  },
  {
    inputs: [
      { shape: [3], values: [1.5, -2, 0.5] },
      { shape: [3], values: [0, 0, 0], dtype: 'int32' },
    ],
    attrs: { numSegments: 1 },
  },
];
