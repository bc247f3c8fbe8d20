/** @file The blocks of Markdown that other blocks stand in, block quotes and list items, as far as they decide where a line's text begins. */

import type { LineCursor } from './lineCursor';

export type Container =
  | { readonly kind: 'quote' }
  /** `width`: columns from where its line begins to where its text does. `isEmpty`: nothing stands in it yet. */
  | { readonly kind: 'item'; readonly width: number; isEmpty: boolean };

/** Deeper ones are text: nobody writes them, and each line would take the longer. */
const DEEPEST = 100;

/** How many of them the line continues; the cursor goes on behind their marks. */
export function continued(containers: readonly Container[], cursor: LineCursor): number {
  const first = containers.findIndex((container) => !continues(container, cursor));
  return first < 0 ? containers.length : first;
}

function continues(container: Container, cursor: LineCursor): boolean {
  if (container.kind === 'quote') return startQuote(cursor) !== null;
  if (cursor.isBlank) {
    if (container.isEmpty) return false;
    cursor.skip(container.width);
    return true;
  }
  if (cursor.indent < container.width) return false;
  cursor.skip(container.width);
  return true;
}

/** A block quote or list item that begins here. `inParagraph`: what follows a paragraph's line must look more like a list to be one. */
export function startContainer(cursor: LineCursor, depth: number, inParagraph: boolean): Container | null {
  return depth >= DEEPEST ? null : (startQuote(cursor) ?? startItem(cursor, inParagraph));
}

function startQuote(cursor: LineCursor): Container | null {
  if (cursor.indent > 3 || !cursor.rest.startsWith('>')) return null;
  cursor.take(1);
  cursor.skip(1);
  return { kind: 'quote' };
}

function startItem(cursor: LineCursor, inParagraph: boolean): Container | null {
  const { indent, rest } = cursor;
  const [, marker, number] = (indent <= 3 && /^([-+*]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(rest)) || [];
  if (marker === undefined) return null;
  const isEmpty = rest.slice(marker.length).trim() === '';
  if (inParagraph && (isEmpty || (number !== undefined && Number(number) !== 1))) return null;
  cursor.take(marker.length);
  // Five columns and more: the text begins with blanks of its own.
  const gap = isEmpty || cursor.indent > 4 ? 1 : cursor.indent;
  cursor.skip(gap);
  return { kind: 'item', width: indent + marker.length + gap, isEmpty };
}

/** What a further line in them begins with. */
export function prefixOf(containers: readonly Container[]): string {
  return containers.map((one) => (one.kind === 'quote' ? '> ' : ' '.repeat(one.width))).join('');
}
