/** @file Python text → logical lines of tokens: brackets and backslashes join lines, comments are kept. */

import { PythonError } from './syntax';

export interface Token {
  readonly type: 'name' | 'number' | 'string' | 'operator' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface LogicalLine {
  readonly indent: number;
  readonly tokens: readonly Token[];
  /** Own lines above. */
  readonly above: readonly string[];
  readonly behind: string | null;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const TOKEN = new RegExp(
  [
    /(?<space>[ \t\f]+|\\\r?\n)/,
    /(?<comment>#[^\n]*)/,
    /(?<newline>\r?\n)/,
    /(?<number>0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?j?)/,
    /(?<string>[rRbBuUfF]{0,2}(?:'''[^]*?(?<!\\)'''|"""[^]*?(?<!\\)"""|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"))/,
    /(?<name>[\p{L}_][\p{L}\p{N}_]*)/u,
    /(?<operator>\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|[-+*/%@&|^<>=!]=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>=()[\]{},:.;])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'yu',
);

const OPENING = '([{';
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function logicalLines(text: string): { lines: LogicalLine[]; trailing: string[] } {
  const lines: LogicalLine[] = [];
  let above: string[] = [];
  let tokens: Token[] = [];
  let behind: string | null = null;
  const open: Token[] = [];
  let lineStart = 0;
  let line = 1;
  let at = 0;

  const close = (end: number): void => {
    const first = tokens[0];
    if (first) {
      const before = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
      lines.push({
        indent: /^[ \t]*$/.test(before) ? widthOf(before) : 0,
        tokens: [...tokens, { type: 'end', text: '', start: end, end }],
        above,
        behind,
        line: lineOf(text, first.start),
        text: text.slice(first.start, tokens.at(-1)?.end).trimEnd(),
      });
      above = [];
    } else if (behind !== null) above.push(behind);
    tokens = [];
    behind = null;
    lineStart = end;
  };

  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match || match[0] === '') {
      const quote = /['"]/.test(text[at] ?? '');
      const what = quote ? 'a string is opened and not closed' : `"${text[at]}" does not belong in Python`;
      throw new PythonError(`Line ${line} cannot be read: ${what}.`, line);
    }
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const [found] = match;
    const start = at;
    at += found.length;
    if (groups['newline'] !== undefined) {
      line++;
      if (open.length === 0) close(start);
    } else if (groups['comment'] !== undefined) {
      const comment = found.slice(1).trim();
      // Inside brackets a comment has no statement of its own: it goes above.
      if (open.length > 0) above.push(comment);
      else behind = comment;
    } else if (groups['space'] === undefined) {
      const type = groups['number'] ? 'number' : groups['string'] ? 'string' : groups['name'] ? 'name' : 'operator';
      const token: Token = { type, text: found, start, end: at };
      tokens.push(token);
      if (type === 'operator') bracket(token, open, line);
      line += type === 'string' ? found.split('\n').length - 1 : 0;
    } else if (found.startsWith('\\')) line++;
  }
  const unclosed = open.at(-1);
  if (unclosed) {
    const where = lineOf(text, unclosed.start);
    throw new PythonError(`Line ${where} cannot be read: its "${unclosed.text}" is not closed.`, where);
  }
  if (lineStart <= text.length) close(text.length);
  return { lines, trailing: above };
}

function bracket(token: Token, open: Token[], line: number): void {
  if (OPENING.includes(token.text)) open.push(token);
  const partner = CLOSING[token.text];
  if (partner === undefined) return;
  if (open.pop()?.text !== partner) {
    throw new PythonError(`Line ${line} cannot be read: its "${token.text}" closes nothing.`, line);
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** A tab goes to the next multiple of eight, as in Python. */
function widthOf(space: string): number {
  let width = 0;
  for (const c of space) width = c === '\t' ? (Math.floor(width / 8) + 1) * 8 : width + 1;
  return width;
}
