/** @file An array as a small picture: one row for a vector, else a row per index of the other axes. Pure. */

import type { Quantity } from '../../extension/protocol/recordingView';

export interface Heat {
  readonly rows: number;
  readonly columns: number;
  /** Row by row: from -1 to 1, 0 for zero; NaN where a value is no finite number; null where the Recording holds none. */
  readonly cells: readonly (number | null)[];
}

const MOST_COLUMNS = 24;
const MOST_ROWS = 10;

/** Null for what is no array of numbers. Of more values than there is room for, neighbours are averaged. */
export function heatOf(quantity: Quantity | null): Heat | null {
  if (quantity?.kind !== 'array') return null;
  const { shape, preview } = quantity;
  const { values } = preview;
  if (values.length === 0 || values.some((value) => typeof value === 'string')) return null;
  const [width = 1] = shape.slice(-1);
  const height = shape.slice(0, -1).reduce((size, d) => size * d, 1);
  const [columns, rows] = [Math.min(width, MOST_COLUMNS), Math.min(height, MOST_ROWS)];
  // A lone value is no picture.
  if (columns * rows < 2) return null;
  const largest = Math.max(Math.abs(preview.min), Math.abs(preview.max));

  const cells: (number | null)[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const found: number[] = [];
      for (let y = start(row, rows, height); y < start(row + 1, rows, height); y++) {
        for (let x = start(column, columns, width); x < start(column + 1, columns, width); x++) {
          const value = values[y * width + x];
          if (typeof value === 'number') found.push(value);
        }
      }
      const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
      cells.push(found.length === 0 ? null : Number.isFinite(mean) ? (largest > 0 ? mean / largest : 0) : NaN);
    }
  }
  return { rows, columns, cells };
}

/** First index of a cell when `size` indices share `cells` cells. */
function start(cell: number, cells: number, size: number): number {
  return Math.floor((cell * size) / cells);
}
