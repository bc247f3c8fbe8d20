/** @file What a Python string literal says: prefixes, escapes, and the parts of an f-string. */

import type { Expression, FormatPart } from './syntax';

/** `parse` reads the expression in a pair of braces. */
export function stringLiteral(text: string, parse: (source: string) => Expression): Expression {
  const [, prefix = '', quote = "'"] = /^([a-zA-Z]*)('''|"""|'|")/.exec(text) ?? [];
  const body = text.slice(prefix.length + quote.length, -quote.length);
  const isRaw = /r/i.test(prefix);
  const read = (part: string): string => (isRaw ? part : unescape(part));
  if (!/f/i.test(prefix)) return { type: 'string', value: read(body) };
  return { type: 'format', parts: formatParts(body, read, parse) };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

function unescape(text: string): string {
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(\n)|([^]))/g, (_, x, u, newline, one: string) => {
    const code = (x ?? u) as string | undefined;
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    if (newline !== undefined) return '';
    if ('\\\'"'.includes(one)) return one;
    return ESCAPES[one] ?? `\\${one}`;
  });
}

function formatParts(
  body: string,
  read: (part: string) => string,
  parse: (source: string) => Expression,
): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let text = '';
  for (let i = 0; i < body.length; i++) {
    const c = body[i] ?? '';
    if ((c === '{' || c === '}') && body[i + 1] === c) {
      text += c;
      i++;
    } else if (c === '{') {
      const end = closing(body, i);
      if (text !== '') parts.push({ type: 'text', text: read(text) });
      text = '';
      parts.push(field(body.slice(i + 1, end), parse));
      i = end;
    } else text += c;
  }
  if (text !== '') parts.push({ type: 'text', text: read(text) });
  return parts;
}

/** Of `{value=!r:spec}`. */
function field(inside: string, parse: (source: string) => Expression): FormatPart {
  const colon = topLevel(inside, ':');
  const spec = colon < 0 ? '' : inside.slice(colon + 1);
  let source = colon < 0 ? inside : inside.slice(0, colon);
  source = source.replace(/!([rsa])\s*$/, '');
  const [, labelled] = /^([^=!<>]*[^=!<>\s]\s*=)\s*$/.exec(source) ?? [];
  if (labelled !== undefined) source = labelled.slice(0, labelled.lastIndexOf('='));
  return { type: 'value', value: parse(source), spec, label: labelled ?? '' };
}

function closing(body: string, open: number): number {
  let depth = 0;
  for (let i = open; i < body.length; i++) {
    if (body[i] === '{') depth++;
    if (body[i] === '}' && --depth === 0) return i;
  }
  return body.length;
}

function topLevel(text: string, wanted: string): number {
  let depth = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === wanted && depth === 0) return i;
  }
  return -1;
}
