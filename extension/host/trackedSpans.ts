/** @file Keeps ranges of a text true while the text is edited: untouched ones move along, touched ones are dropped. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One replacement: `length` characters from `offset` gave way to `text`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Where `span` is after the edits, made one after the other; null when one of them changed what it covers. */
export function trackSpan(span: Span, edits: readonly Edit[]): Span | null {
  let { start, end } = span;
  for (const edit of edits) {
    const editEnd = edit.offset + edit.length;
    if (touches(start, end, edit)) return null;
    if (editEnd <= start) {
      const shift = edit.text.length - edit.length;
      start += shift;
      end += shift;
    }
  }
  return { start, end };
}

function touches(start: number, end: number, { offset, length, text }: Edit): boolean {
  if (offset < end && offset + length > start && (length > 0 || offset > start)) return true;
  // Typed right beside it: `x` is another name once it reads `x1` or `ax`.
  if (offset === end && WORD_AT_START.test(text)) return true;
  return offset + length === start && WORD_AT_END.test(text);
}

const WORD_AT_START = /^[\w$\u0080-\uffff]/;
const WORD_AT_END = /[\w$\u0080-\uffff]$/;

/** The narrowest of `items` that covers `offset` (its end included, as the cursor behind a name belongs to it). */
export function innermost<T extends Span>(items: Iterable<T>, offset: number): T | undefined {
  let best: T | undefined;
  for (const item of items) {
    if (item.start > offset || offset > item.end) continue;
    if (!best || item.end - item.start < best.end - best.start) best = item;
  }
  return best;
}

/** The text after the edits, made one after the other. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce(
    (now, { offset, length, text: put }) => now.slice(0, offset) + put + now.slice(offset + length),
    text,
  );
}

/** One edit that turns `before` into `after`: what stands between their common beginning and their common end. */
export function differenceOf(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { offset: start, length: before.length - start - tail, text: after.slice(start, after.length - tail) };
}
