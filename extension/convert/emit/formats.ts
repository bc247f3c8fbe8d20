/** @file f-strings, `.format(…)` and `%` → template literals. */

import { INTEGER, itemOf, STRING, type Kind } from '../kinds';
import type { FormatPart } from '../python/syntax';
import type { Scope } from './context';
import { expression } from './expressions';
import { bracketed, primary, quoted, receiver, Unconvertible, type Value } from './value';

export function formatted(parts: readonly FormatPart[], scope: Scope): Value {
  return template(
    parts.map((part) =>
      part.type === 'text'
        ? escaped(part.text)
        : `${escaped(part.label)}${spelt(expression(part.value, scope), part.spec)}`,
    ),
  );
}

/** `"%d: %.4f" % (step, loss)`. */
export function percentFormatted(text: Value, given: Value): Value {
  const body = /^(['"])([^]*)\1$/.exec(text.code)?.[2];
  if (body === undefined) throw new Unconvertible('"%" with a text that is not written out is not converted');
  const items = given.kind.type === 'tuple' ? itemsOf(given, given.kind.items) : [given];
  let at = 0;
  const pieces = body.split(/(%(?:[-+ 0#]*\d*(?:\.\d+)?[a-zA-Z]|%))/).map((part, i) => {
    if (i % 2 === 0 && part.includes('%')) throw new Unconvertible(`"%" in ${text.code} is not read`);
    // The text is taken from a literal, where its quotes and lines are written out already.
    if (i % 2 === 0) return part.replace(/`|\$(?=\{)/g, '\\$&');
    if (part === '%%') return '%';
    const value = items[at++];
    if (value === undefined) throw new Unconvertible('"%" has more places than values');
    const [, flags = '', size = '', type = ''] = /^%([-+ 0#]*)([\d.]*)([a-zA-Z])$/.exec(part) ?? [];
    const align = flags.includes('-') ? '<' : type === 's' && /^\d/.test(size) ? '>' : '';
    const rest = `${flags.includes('+') ? '+' : ''}${flags.includes('0') ? '0' : ''}${size}`;
    if (type === 'd' || type === 'i' || type === 'u') return spelt(whole(value), `${align}${rest}`);
    return spelt(value, `${align}${rest}${type === 's' || type === 'r' ? '' : type}`);
  });
  return template(pieces);
}

/** `"{}: {:.4f}".format(step, loss)`. */
export function bracesFormatted(text: string, values: readonly Value[], named: ReadonlyMap<string, Value>): Value {
  let at = 0;
  const pieces = text.split(/(\{\{|\}\}|\{[^{}]*\})/).map((part, i) => {
    if (i % 2 === 0 && /[{}]/.test(part)) throw new Unconvertible('format() with braces in braces is not converted');
    if (i % 2 === 0) return escaped(part);
    if (part === '{{' || part === '}}') return part.charAt(0);
    const [, place = '', spec = ''] = /^\{(\w*)(?::(.*))?\}$/.exec(part) ?? [];
    if (place === '' && !/^\{(?::.*)?\}$/.test(part))
      throw new Unconvertible(`"${part}" in format() has no counterpart here`);
    const value = place === '' ? values[at++] : /^\d+$/.test(place) ? values[Number(place)] : named.get(place);
    if (value === undefined)
      throw new Unconvertible(
        /^\d*$/.test(place) ? 'format() has more places than values' : `format() is given no "${place}"`,
      );
    return spelt(value, spec);
  });
  return template(pieces);
}

/** `str(x)`. */
export function asText(value: Value): Value {
  const piece = spelt(value, '');
  const only = /^\$\{([^{}]*)\}$/.exec(piece)?.[1];
  return only === undefined ? template([piece]) : primary(`String(${only})`, STRING);
}

/** One number, also out of a tensor. */
export function numberOf(value: Value): string {
  const { kind } = value;
  if (kind.type === 'tensor' || kind.type === 'unknown') return `${value.copied ?? receiver(value)}.dataSync()[0]!`;
  // A point behind whole digits would be theirs.
  if (/^\d+$/.test(value.code)) return `(${value.code})`;
  if (kind.type === 'number' || kind.type === 'boolean') return bracketed(value);
  throw new Unconvertible('a number format is given something that is no number');
}

/** As `print` shows it: arrays as plain values, an error as its message. */
export function shown(value: Value): Value {
  const { kind } = value;
  if (kind.type === 'tensor' && kind.numpy && kind.nullable)
    return { code: `${bracketed(value)}?.arraySync() ?? null`, kind, binds: 'loose' };
  if (kind.type === 'tensor' && kind.numpy) return primary(`${value.copied ?? receiver(value)}.arraySync()`, kind);
  if (kind.type === 'error') return primary(`(${value.code} as Error).message`, STRING);
  return value;
}

function template(pieces: readonly string[]): Value {
  return primary(`\`${pieces.join('')}\``, STRING);
}

function escaped(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\n', '\\n');
}

/** Fill and alignment, sign, zero, width, commas, digits, type. */
const SPEC = /^(?:(.)?([<>^=]))?([-+ ]?)#?(0?)(\d*)([,_]?)(?:\.(\d+))?([a-zA-Z%]?)$/;

/** A value as Python's format writes it: a piece of a template literal. */
function spelt(value: Value, spec: string): string {
  if (spec === '') return plain(value);
  const unknown = new Unconvertible(`the format "${spec}" has no counterpart here`);
  const found = SPEC.exec(spec);
  if (!found) throw unknown;
  const [, fill = ' ', align = '', sign = '', zero = '', width = '', group = '', precision, type = ''] = found;
  if (align === '^' || align === '=' || sign === ' ' || group === '_' || /[^dsfFeg%]/.test(type)) throw unknown;
  const isNumber = /[fFeg%]/.test(type) || (precision !== undefined && type !== 's');
  const number = isNumber || group !== '' || sign === '+' ? numberOf(value) : '';
  if (!isNumber && precision !== undefined) throw unknown;
  const code = isNumber || group !== '' ? digits(number, type, precision, group) : null;
  const suffix = type === '%' ? '%' : '';
  const isPadded = width !== '' && Number(width) > 1;
  if (sign === '+' && /\w\(/.test(number.replaceAll('.dataSync()', '')))
    throw new Unconvertible(`the format "${spec}" reads its value twice here: give the value a name first`);
  const plus = sign === '+' ? `${number} < 0 ? '' : '+'` : null;
  if (!isPadded) {
    const piece = code === null ? plain(value) : `\${${code}}`;
    return `${plus === null ? '' : `\${${plus}}`}${piece}${suffix}`;
  }
  const bare = code ?? /^\$\{(.*)\}$/.exec(plain(value))?.[1];
  const isWhole = bare !== undefined && plus === null && suffix === '';
  const text = isWhole
    ? code?.includes('.to') === true && !code.startsWith('Number(')
      ? code
      : value.kind.type === 'string'
        ? bracketed(value)
        : `String(${bare})`
    : `\`${plus === null ? '' : `\${${plus}}`}${bare === undefined ? plain(value) : `\${${bare}}`}${suffix}\``;
  const isLeft = align === '<' || (align === '' && value.kind.type === 'string');
  const filler = zero !== '' && align === '' ? '0' : fill;
  return `\${${text}.${isLeft ? 'padEnd' : 'padStart'}(${width}${filler === ' ' ? '' : `, ${quoted(filler)}`})}`;
}

function digits(number: string, type: string, precision: string | undefined, group: string): string {
  const count = precision ?? '6';
  const times = type === '%' ? `(100 * ${number})` : number;
  if (group === ',')
    return type === 'f' || type === 'F'
      ? `${times}.toLocaleString('en-US', { minimumFractionDigits: ${count}, maximumFractionDigits: ${count} })`
      : `${times}.toLocaleString('en-US')`;
  if (type === 'f' || type === 'F' || type === '%') return `${times}.toFixed(${count})`;
  if (type === 'e') return `${times}.toExponential(${count})`;
  return `Number(${number}.toPrecision(${count === '0' ? '1' : count}))`;
}

/** Without a format: a tensor shows its values, a list its items in brackets. */
function plain(value: Value): string {
  const { kind } = value;
  const on = value.copied ?? receiver(value);
  if (kind.type === 'tensor' && kind.nullable) return `\${${bracketed(value)}?.arraySync()}`;
  if (kind.type === 'tensor' && !kind.variable) {
    if (kind.rank === 1) return `[\${${on}.dataSync().join(', ')}]`;
    return `\${${kind.rank === null || kind.rank === 0 ? `${on}.arraySync()` : `JSON.stringify(${on}.arraySync())`}}`;
  }
  if (kind.type === 'list' || kind.type === 'tuple' || kind.type === 'shape') {
    const { type } = itemOf(kind);
    return type === 'list' || type === 'tuple'
      ? `\${JSON.stringify(${value.code})}`
      : `[\${${bracketed(value)}.join(', ')}]`;
  }
  return `\${${shown(value).code}}`;
}

/** `%d` of a number with a fraction cuts it off. */
function whole(value: Value): Value {
  const { kind } = value;
  const isWhole = (kind.type === 'number' && kind.isFloat === false) || kind.type === 'boolean';
  const isLeft = kind.type === 'tensor' && kind.dtype === 'int32';
  return isWhole || isLeft ? value : primary(`Math.trunc(${numberOf(value)})`, INTEGER);
}

/** The items of a tuple that is written out, or of a name that holds one. */
function itemsOf(given: Value, kinds: readonly Kind[]): Value[] {
  const { code } = given;
  if (!code.startsWith('[')) return kinds.map((kind, i) => primary(`${bracketed(given)}[${i}]`, kind));
  const parts = splitItems(code);
  return kinds.map((kind, i) => ({
    code: parts[i] ?? '',
    kind,
    binds: /^(?:[\w.!]+(?:\([\w.]*\)|\[\w+\]|[\w.!])*|'[^']*'|"[^"]*")$/.test(parts[i] ?? '') ? 'primary' : 'loose',
  }));
}

/** The items of an array's text. */
export function splitItems(code: string): string[] {
  const inner = code.slice(1, -1);
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i <= inner.length; i++) {
    const c = inner[i] ?? ',';
    if (quote !== '') quote = c === quote && inner[i - 1] !== '\\' ? '' : quote;
    else if (`'"\``.includes(c)) quote = c;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ',' && depth === 0) {
      parts.push(inner.slice(start, i).trim());
      start = i + 1;
    }
  }
  return parts.filter((part, i) => part !== '' || i < parts.length - 1);
}
