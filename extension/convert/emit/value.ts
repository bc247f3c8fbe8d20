/** @file TypeScript of an expression, with what is known of its value. */

import type { Kind } from '../kinds';

export interface Value {
  readonly code: string;
  readonly kind: Kind;
  /** How tightly it binds: a primary needs no brackets anywhere. */
  readonly binds: 'primary' | 'unary' | 'binary' | 'loose';
  /** Of a copy made by `.numpy()`: the tensor it was made of, where only its numbers are wanted. */
  readonly copied?: string;
}

export function primary(code: string, kind: Kind): Value {
  return { code, kind, binds: 'primary' };
}

/** As an operand of an operator, or before a dot. */
export function bracketed({ code, binds }: Value): string {
  return binds === 'primary' ? code : `(${code})`;
}

/** Where a tensor is wanted: what may be null says here that it is not. */
export function present(value: Value): string {
  const { kind } = value;
  return kind.type === 'tensor' && kind.nullable ? `${bracketed(value)}!` : value.code;
}

/** The same, before a dot. */
export function receiver(value: Value): string {
  const { kind } = value;
  const code = bracketed(value);
  return kind.type === 'tensor' && kind.nullable ? `${code}!` : code;
}

/** Its items, in another list or among arguments. */
export function spread(value: Value): string {
  const { code, kind } = value;
  const inner = /^\[([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]$/.exec(code)?.[1];
  const isWrittenOut = inner !== undefined && (kind.type === 'list' || kind.type === 'tuple');
  return isWrittenOut ? inner : `...${bracketed(value)}`;
}

/** What cannot be said in TypeScript; `why` is a sentence without its full stop. */
export class Unconvertible extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return quote + (quote === "'" ? inner.replaceAll("'", "\\'") : inner) + quote;
}

/** As a key of an object: without quotes where it is a name. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
