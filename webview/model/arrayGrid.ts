/** @file An array of any rank as a table: its last two axes, one slice of the others at a time; a vector wrapped into rows. Pure. */

export interface ArrayGrid {
  readonly rows: number;
  readonly columns: number;
  /** Index of a cell in row-major order; null beyond the end of a wrapped vector. */
  indexAt(row: number, column: number): number | null;
  /** `[20]` for a row of a wrapped vector, else the row's own index. */
  rowLabel(row: number): string;
}

/** Values of a vector in one row. */
const WRAP = 10;

/** How many slices the axes before the last two make. */
export function sliceCount(shape: readonly number[]): number {
  return shape.slice(0, -2).reduce((count, d) => count * d, 1);
}

/** `[1, 0, :, :]`; null where there is only one. */
export function sliceLabel(shape: readonly number[], slice: number): string | null {
  if (shape.length <= 2) return null;
  const indices: number[] = [];
  let rest = slice;
  for (const size of shape.slice(0, -2).reverse()) {
    indices.unshift(size === 0 ? 0 : rest % size);
    rest = size === 0 ? 0 : Math.floor(rest / size);
  }
  return `[${[...indices, ':', ':'].join(', ')}]`;
}

export function arrayGrid(shape: readonly number[], slice: number): ArrayGrid {
  const [last = 1] = shape.slice(-1);
  if (shape.length < 2) {
    const columns = Math.min(WRAP, last);
    return {
      rows: columns === 0 ? 0 : Math.ceil(last / columns),
      columns,
      indexAt: (row, column) => (row * columns + column < last ? row * columns + column : null),
      rowLabel: (row) => `[${row * columns}]`,
    };
  }
  const rows = shape[shape.length - 2] ?? 1;
  return {
    rows,
    columns: last,
    indexAt: (row, column) => (slice * rows + row) * last + column,
    rowLabel: (row) => `[${row}]`,
  };
}
