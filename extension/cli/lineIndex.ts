/** @file Offsets into a text as 1-based lines and columns. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines end where TypeScript and VS Code end them: \n, \r\n and \r. Columns count UTF-16 units. */
export function lineIndex(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
