/** @file f-strings, `.format(…)` and `%` → template literals. */

import { STRING, type Kind } from '../kinds';
import type { FormatPart } from '../python/syntax';
import type { Scope } from './context';
import { expression } from './expressions';
import { bracketed, primary, receiver, Unconvertible, type Value } from './value';

export function formatted(parts: readonly FormatPart[], scope: Scope): Value {
  const texts = parts.map((part) =>
    part.type === 'text'
      ? escaped(part.text)
      : `${escaped(part.label)}\${${spelt(expression(part.value, scope), part.spec)}}`,
  );
  return primary(`\`${texts.join('')}\``, STRING);
}

function escaped(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\n', '\\n');
}

/** A value as Python's format writes it. */
function spelt(value: Value, spec: string): string {
  if (spec === '') return text(value);
  const [, align = '', width = '', precision, type = ''] = /^([<>^]?)0?(\d*),?(?:\.(\d+))?([a-z%]?)$/.exec(spec) ?? [];
  if (!/^[<>^]?0?\d*,?(?:\.\d+)?[a-z%]?$/.test(spec) || align === '^')
    throw new Unconvertible(`the format "${spec}" has no counterpart here`);
  let code: string;
  if (type === 'f' || type === 'F') code = `${numberOf(value)}.toFixed(${precision ?? 6})`;
  else if (type === 'e') code = `${numberOf(value)}.toExponential(${precision ?? 6})`;
  else if (type === '%') throw new Unconvertible(`the format "${spec}" has no counterpart here`);
  else if (type === 'g' || precision !== undefined) code = `Number(${numberOf(value)}.toPrecision(${precision ?? 6}))`;
  else code = text(value);
  if (width === '' || width === '1') return code;
  const isText = code.includes('.to') && !code.startsWith('Number(');
  const padding = align === '<' || (align === '' && value.kind.type === 'string') ? 'padEnd' : 'padStart';
  return `${isText ? code : `String(${code})`}.${padding}(${width})`;
}

/** One number, also out of a tensor. */
export function numberOf(value: Value): string {
  const { kind } = value;
  if (kind.type === 'tensor' || kind.type === 'unknown') return `${value.copied ?? receiver(value)}.dataSync()[0]!`;
  if (kind.type === 'number' || kind.type === 'boolean') return bracketed(value);
  throw new Unconvertible('a number format is given something that is no number');
}

/** A tensor in a string shows its values. */
function text(value: Value): string {
  const { kind } = value;
  if (kind.type === 'tensor' && !kind.variable && !kind.nullable)
    return `${value.copied ?? receiver(value)}.arraySync()`;
  if (kind.type === 'tensor' && kind.nullable) return `${bracketed(value)}?.arraySync()`;
  return shown(value).code;
}

/** As `print` shows it: arrays as plain values, an error as its message. */
export function shown(value: Value): Value {
  const { kind } = value;
  if (kind.type === 'tensor' && kind.numpy) return primary(`${value.copied ?? receiver(value)}.arraySync()`, kind);
  if (kind.type === 'error') return primary(`(${value.code} as Error).message`, STRING);
  return value;
}

export function percentFormatted(template: Value, given: Value): Value {
  const body = /^(['"])([^]*)\1$/.exec(template.code)?.[2];
  if (body === undefined) throw new Unconvertible('"%" with a text that is not written out is not converted');
  const items = given.kind.type === 'tuple' ? splitItems(given.code, given.kind.items) : [given];
  let at = 0;
  const code = body
    .replace(/[`$]/g, '\\$&')
    .replace(
      /%(?:%|(\d*)(?:\.(\d+))?([dsfgei]))/g,
      (found, width: string, precision: string | undefined, type: string) => {
        if (found === '%%') return '%';
        const value = items[at++];
        if (value === undefined) throw new Unconvertible('"%" has more places than values');
        const spec =
          type === 's' || type === 'd' || type === 'i'
            ? width
            : `${width}${precision === undefined ? '' : `.${precision}`}${type}`;
        return `\${${spelt(value, spec)}}`;
      },
    );
  return primary(`\`${code}\``, STRING);
}

export function bracesFormatted(template: string, values: readonly Value[]): Value {
  let at = 0;
  const code = escaped(template).replace(/\{(\d*)(?::([^{}]*))?\}/g, (_, place: string, spec: string | undefined) => {
    const value = values[place === '' ? at++ : Number(place)];
    if (value === undefined) throw new Unconvertible('format() has more places than values');
    return `\${${spelt(value, spec ?? '')}}`;
  });
  return primary(`\`${code}\``, STRING);
}

/** The items of an array's text. */
function splitItems(code: string, kinds: readonly Kind[]): Value[] {
  const inner = code.slice(1, -1);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= inner.length; i++) {
    const c = inner[i] ?? ',';
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ',' && depth === 0) {
      parts.push(inner.slice(start, i).trim());
      start = i + 1;
    }
  }
  return kinds.map((kind, i) => ({
    code: parts[i] ?? '',
    kind,
    binds: /^[\w.]+$/.test(parts[i] ?? '') ? 'primary' : 'loose',
  }));
}
