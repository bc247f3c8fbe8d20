/** @file Columns of numbers: what every plot draws, every table shows and every CSV holds. Pure. */

export interface Column {
  /** As it stands in the head of a table and beside an axis. */
  readonly label: string;
  /** What it is computed as, where the label is a name: `∂z/∂x · 0.2`. */
  readonly formula: string | null;
  /** One per row; NaN where there is none. */
  readonly values: readonly number[];
}

/** For a spreadsheet: a head, then a row per row, with all the digits there are. */
export function columnsCsv(columns: readonly Column[], counter: string): string {
  const rows = columns.reduce((most, { values }) => Math.max(most, values.length), 0);
  const lines = Array.from({ length: rows }, (_, row) =>
    [String(row), ...columns.map(({ values }) => csvNumber(values[row]))].join(','),
  );
  return [[counter, ...columns.map(({ label }) => label)].map(csvText).join(','), ...lines, ''].join('\n');
}

function csvNumber(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** A spreadsheet must take a name for a name: not for a formula, and not for two cells. */
function csvText(text: string): string {
  const inert = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
