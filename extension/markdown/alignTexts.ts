/** @file Which snippet of before an edit is which one of after it, told by their texts alone. */

/** For each text of now its place in `before`; null where it is new. */
export function alignTexts(before: readonly string[], now: readonly string[]): readonly (number | null)[] {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  // Between what stands above and below the edit: first those that only changed places, then in order.
  const free = new Set([...before.keys()].slice(head, before.length - tail));
  const take = (i: number | undefined): number | null => {
    if (i === undefined) return null;
    free.delete(i);
    return i;
  };
  const paired = now.map((text, i) => {
    if (i < head) return i;
    if (i >= now.length - tail) return i - now.length + before.length;
    return take([...free].find((of) => before[of] === text));
  });
  return paired.map((found) => found ?? take([...free][0]));
}
