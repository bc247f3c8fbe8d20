/** @file Matrix product: panels of both factors are packed side by side, and blocks of 4 × 4 results stay in registers. */

import type { TypedArray } from '../dtype';

/** Element (i, j) stands at `offset + i·rowStep + j·columnStep`; a transposed matrix has its two steps exchanged. */
export interface Matrix {
  readonly values: TypedArray;
  readonly offset: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** Rows and columns of a block. */
const BLOCK = 4;
/** Below so many products packing costs more than it brings. */
const SMALL = 256;

/**
 * out[i, j] = Σₖ a[i, k] · b[k, j] for a of [m, k] and b of [k, n]; `out` is row-major from `outOffset` on.
 * Totals are float64 and run over k in order: float32 products round once, at the end, whatever the blocks.
 */
export function matMul(
  a: Matrix,
  b: Matrix,
  m: number,
  k: number,
  n: number,
  out: TypedArray,
  outOffset: number,
): void {
  if (m * k * n < SMALL) return multiplyPlainly(a, b, m, k, n, out, outOffset);
  const rows = packedRows(a, m, k);
  const columns = new Float64Array(k * BLOCK);
  for (let j = 0; j < n; j += BLOCK) {
    packColumns(b, k, j, Math.min(BLOCK, n - j), columns);
    for (let i = 0; i < m; i += BLOCK) {
      const height = Math.min(BLOCK, m - i);
      const width = Math.min(BLOCK, n - j);
      multiplyBlock(rows, i * k, columns, k, out, outOffset + i * n + j, n, height, width);
    }
  }
}

function multiplyPlainly(
  a: Matrix,
  b: Matrix,
  m: number,
  k: number,
  n: number,
  out: TypedArray,
  outOffset: number,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      let p = a.offset + i * a.rowStep;
      let q = b.offset + j * b.columnStep;
      for (let l = 0; l < k; l++) {
        total += a.values[p]! * b.values[q]!;
        p += a.columnStep;
        q += b.rowStep;
      }
      out[outOffset + i * n + j] = total;
    }
  }
}

/** All of a, four rows at a time, a column of four after the other; rows beyond the last are zeros. */
function packedRows({ values, offset, rowStep, columnStep }: Matrix, m: number, k: number): Float64Array {
  const packed = new Float64Array(Math.ceil(m / BLOCK) * BLOCK * k);
  for (let i = 0; i < m; i++) {
    const row = i % BLOCK;
    let from = offset + i * rowStep;
    let to = (i - row) * k + row;
    for (let l = 0; l < k; l++) {
      packed[to] = values[from]!;
      from += columnStep;
      to += BLOCK;
    }
  }
  return packed;
}

/** Columns j … j + width of b, a row of four after the other; columns beyond the last are zeros. */
function packColumns(
  { values, offset, rowStep, columnStep }: Matrix,
  k: number,
  j: number,
  width: number,
  packed: Float64Array,
): void {
  if (width < BLOCK) packed.fill(0);
  for (let column = 0; column < width; column++) {
    let from = offset + (j + column) * columnStep;
    for (let to = column; to < k * BLOCK; to += BLOCK) {
      packed[to] = values[from]!;
      from += rowStep;
    }
  }
}

/** One block of results: sixteen totals in local variables, eight loads for sixteen products. */
function multiplyBlock(
  rows: Float64Array,
  rowsOffset: number,
  columns: Float64Array,
  k: number,
  out: TypedArray,
  outOffset: number,
  n: number,
  height: number,
  width: number,
): void {
  let [c00, c01, c02, c03, c10, c11, c12, c13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [c20, c21, c22, c23, c30, c31, c32, c33] = [0, 0, 0, 0, 0, 0, 0, 0];
  let p = rowsOffset;
  for (let q = 0; q < k * BLOCK; q += BLOCK) {
    const b0 = columns[q]!;
    const b1 = columns[q + 1]!;
    const b2 = columns[q + 2]!;
    const b3 = columns[q + 3]!;
    const a0 = rows[p]!;
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    const a1 = rows[p + 1]!;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    const a2 = rows[p + 2]!;
    c20 += a2 * b0;
    c21 += a2 * b1;
    c22 += a2 * b2;
    c23 += a2 * b3;
    const a3 = rows[p + 3]!;
    c30 += a3 * b0;
    c31 += a3 * b1;
    c32 += a3 * b2;
    c33 += a3 * b3;
    p += BLOCK;
  }
  writeRow(out, outOffset, width, c00, c01, c02, c03);
  if (height > 1) writeRow(out, outOffset + n, width, c10, c11, c12, c13);
  if (height > 2) writeRow(out, outOffset + 2 * n, width, c20, c21, c22, c23);
  if (height > 3) writeRow(out, outOffset + 3 * n, width, c30, c31, c32, c33);
}

function writeRow(out: TypedArray, at: number, width: number, c0: number, c1: number, c2: number, c3: number): void {
  out[at] = c0;
  if (width > 1) out[at + 1] = c1;
  if (width > 2) out[at + 2] = c2;
  if (width > 3) out[at + 3] = c3;
}
