/** @file sparse.sparseFillEmptyRows: a sparse tensor in order of its rows, with a default value put at the start of each empty one. */

import { convertToTensor, type TensorLike } from '../../convert';
import { tidy } from '../../memory';
import { defineOp, NO_ATTRS } from '../../op';
import { runMany } from '../../run';
import {
  allocate,
  makeTensor,
  scalarOf,
  valuesOf,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '../../tensor';
import { gather } from '../gather';
import { sub } from '../sub';
import { sum } from '../sum';
import { numericDtype } from '../support/dtypes';

export const sparseFillEmptyRowsOp = defineOp({
  name: 'sparseFillEmptyRows',
  tfName: 'sparse.fill_empty_rows',
  inputs: ['indices', 'values', 'denseShape', 'defaultValue'],
  elementwise: false,
  forward: (inputs) => {
    const [indices, values, denseShape, defaultValue] = inputs as [Tensor, Tensor, Tensor, Tensor];
    const rows = valuesOf(denseShape)[0]!;
    const [count, rank] = indices.shape as [number, number];
    const places = valuesOf(indices);
    const byRow = entriesByRow(places, count, rank, rows);
    const empty = Uint8Array.from(byRow, (entries) => (entries.length === 0 ? 1 : 0));
    const total = count + empty.reduce((n, isEmpty) => n + isEmpty, 0);
    const outPlaces = new Int32Array(total * rank);
    const outValues = allocate(numericDtype(values), total);
    const reverse = new Int32Array(count);
    let at = 0;
    byRow.forEach((entries, row) => {
      if (entries.length === 0) {
        outPlaces[at * rank] = row;
        outValues[at++] = scalarOf(defaultValue);
      }
      for (const entry of entries) {
        outPlaces.set(places.subarray(entry * rank, (entry + 1) * rank), at * rank);
        outValues[at] = valuesOf(values)[entry]!;
        reverse[entry] = at++;
      }
    });
    return [
      makeTensor(outPlaces, [total, rank], 'int32'),
      makeTensor(outValues, [total], values.dtype),
      makeTensor(empty, [rows], 'bool'),
      makeTensor(reverse, [count], 'int32'),
    ];
  },
  gradient: {
    kind: 'joint',
    text: {
      plain: 'dy at the place of each value; the default value gets what flows to the rows it filled',
      tex: '\\bar{y}\\text{ at the place of each value; the rest to the default value}',
    },
    vjp: ([, dy], [, , , reverse], _inputs, _attrs, needs) => {
      const toValues = gather(dy!, reverse!);
      return [null, toValues, null, needs[3] ? sub(sum(dy!), sum(toValues)) : null];
    },
  },
  samples: [
    {
      inputs: [
        { shape: [3, 2], values: [0, 1, 2, 0, 2, 2], dtype: 'int32' },
        { shape: [3], values: [1.5, -2, 0.5] },
        { shape: [2], values: [4, 3], dtype: 'int32' },
        { shape: [], values: [0.25] },
      ],
    },
  ],
});

export function sparseFillEmptyRows(
  indices: Tensor2D | TensorLike,
  values: Tensor1D | TensorLike,
  denseShape: Tensor1D | TensorLike,
  defaultValue: Scalar | TensorLike,
): { outputIndices: Tensor; outputValues: Tensor; emptyRowIndicator: Tensor; reverseIndexMap: Tensor } {
  const [outputIndices, outputValues, emptyRowIndicator, reverseIndexMap] = tidy(() => {
    const name = 'sparseFillEmptyRows';
    const $indices = convertToTensor<Tensor>(indices, 'indices', name, 'int32');
    const $values = convertToTensor<Tensor>(values, 'values', name);
    const $shape = convertToTensor<Tensor>(denseShape, 'denseShape', name, 'int32');
    const $default = convertToTensor<Tensor>(defaultValue, 'defaultValue', name, $values.dtype);
    if ($indices.rank !== 2) throw new Error(`Indices should be Tensor2D but received shape ${$indices.shape}`);
    if ($values.rank !== 1) throw new Error(`Values should be Tensor1D but received shape ${$values.shape}`);
    if ($shape.rank !== 1) throw new Error(`Dense shape should be Tensor1D but received shape ${$shape.shape}`);
    if ($default.rank !== 0) throw new Error(`Default value should be a scalar but received shape ${$default.shape}`);
    return runMany(sparseFillEmptyRowsOp, [$indices, $values, $shape, $default], NO_ATTRS);
  });
  return {
    outputIndices: outputIndices!,
    outputValues: outputValues!,
    emptyRowIndicator: emptyRowIndicator!,
    reverseIndexMap: reverseIndexMap!,
  };
}

/** Which entries each row has, in their given order. */
function entriesByRow(places: ArrayLike<number>, count: number, rank: number, rows: number): number[][] {
  if (rows === 0 && count > 0) {
    throw new Error(`Received SparseTensor with denseShape[0] = 0 but indices.shape[0] = ${count}`);
  }
  const byRow = Array.from({ length: rows }, (): number[] => []);
  for (let entry = 0; entry < count; entry++) {
    const row = places[entry * rank]!;
    if (row < 0) throw new Error(`indices(${entry}, 0) is invalid: ${row} < 0`);
    if (row >= rows) throw new Error(`indices(${entry}, 0) is invalid: ${row} >= ${rows}`);
    byRow[row]!.push(entry);
  }
  return byRow;
}
