/** @file `[1, 0]`: the place of an element in an array of this shape. Pure. */

export function indexText(shape: readonly number[], element: number): string {
  if (shape.length === 0) return '';
  const indices: number[] = [];
  let rest = element;
  for (const size of [...shape].reverse()) {
    indices.unshift(size === 0 ? 0 : rest % size);
    rest = size === 0 ? 0 : Math.floor(rest / size);
  }
  return `[${indices.join(', ')}]`;
}
