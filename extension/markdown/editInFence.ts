/** @file An edit of a fence's text as one of the Markdown: lines that it adds begin as the fence's lines do, so that they stay inside. */

import type { TextEdit } from '../lint/finding';
import type { Fence } from './fences';

/** Offsets stay those of the fence's text. */
export function editInFence({ text, prefix }: Pick<Fence, 'text' | 'prefix'>, edit: TextEdit): TextEdit {
  if (prefix === '') return edit;
  const lines = edit.newText.split('\n');
  const last = lines.length - 1;
  const goesOn = !startsLine(text, edit.end);
  const written = lines.map((line, i) => {
    if (i === 0 && !startsLine(text, edit.start)) return line;
    // The line that follows begins as it did.
    if (i === last && line === '' && !goesOn) return line;
    return line.trim() === '' && (i < last || !goesOn) ? empty(line, prefix) : prefixed(line, prefix);
  });
  return { ...edit, newText: written.join('\n') };
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

function empty(line: string, prefix: string): string {
  return prefix.trimEnd() + (line.endsWith('\r') ? '\r' : '');
}

/** The line's own blanks count: they were copied from a line of the fence, whose marks are blanks there. */
function prefixed(line: string, prefix: string): string {
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  const width = columnsOf(blanks);
  if (prefix.trim() === '' && width >= prefix.length) return line;
  return prefix + ' '.repeat(Math.max(0, width - prefix.length)) + line.slice(blanks.length);
}

function columnsOf(blanks: string): number {
  return [...blanks].reduce((column, one) => (one === '\t' ? column + 4 - (column % 4) : column + 1), 0);
}
