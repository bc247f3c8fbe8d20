/** @file What is known of a Python value: enough to know which `+` is an op, what a name's type is, and where `!` belongs. */

import type { ClassDefinition, Definition, Lambda } from './python/syntax';

export type Dtype = 'float32' | 'float64' | 'int32' | 'bool' | 'string' | 'complex64';

export interface TensorKind {
  readonly type: 'tensor';
  readonly dtype: Dtype | null;
  /** Number of axes. */
  readonly rank: number | null;
  readonly variable: boolean;
  /** What a tape gives: a tensor or null. */
  readonly nullable: boolean;
  /** A NumPy array: a tensor here, that no gradient flows through and that prints as plain numbers. */
  readonly numpy: boolean;
}

export type Kind =
  | TensorKind
  | { readonly type: 'number'; readonly isFloat: boolean | null }
  /** Now a number, now a tensor. */
  | { readonly type: 'tensorLike' }
  | { readonly type: 'boolean' | 'string' | 'none' | 'range' | 'optimizer' | 'error' | 'shape' }
  | { readonly type: 'dtype'; readonly dtype: Dtype }
  | { readonly type: 'list'; readonly item: Kind }
  | { readonly type: 'tuple'; readonly items: readonly Kind[] }
  | { readonly type: 'dict'; readonly entries: ReadonlyMap<string, Kind> }
  /** Keys that are only known at run time. */
  | { readonly type: 'map'; readonly item: Kind }
  | { readonly type: 'tape'; readonly persistent: boolean }
  | { readonly type: 'function'; readonly of: Definition | Lambda; readonly nullable?: boolean }
  | { readonly type: 'class'; readonly of: ClassDefinition }
  /** What calling a class makes. */
  | { readonly type: 'instance'; readonly of: ClassDefinition }
  /** A function that is given to another. */
  | { readonly type: 'callable'; readonly nullable?: boolean }
  /** A function of a library, by its path: `tf.reduce_sum`. */
  | { readonly type: 'library'; readonly path: string }
  /** Nothing is known yet, or ever. */
  | { readonly type: 'unknown' };

export const UNKNOWN: Kind = { type: 'unknown' };
export const NONE: Kind = { type: 'none' };
export const STRING: Kind = { type: 'string' };
export const BOOLEAN: Kind = { type: 'boolean' };
export const INTEGER: Kind = { type: 'number', isFloat: false };
export const NUMBER: Kind = { type: 'number', isFloat: null };

export function tensor(dtype: Dtype | null, rank: number | null, more: Partial<TensorKind> = {}): TensorKind {
  return { type: 'tensor', dtype, rank, variable: false, nullable: false, numpy: false, ...more };
}

/** What a name is that is given both. */
export function join(a: Kind, b: Kind): Kind {
  if (a.type === 'unknown') return b;
  if (b.type === 'unknown') return a;
  if (a.type === 'tensor' && b.type === 'tensor') {
    return tensor(a.dtype === b.dtype ? a.dtype : null, a.rank === b.rank ? a.rank : null, {
      variable: a.variable && b.variable,
      nullable: a.nullable || b.nullable,
      numpy: a.numpy && b.numpy,
    });
  }
  if (a.type === 'number' && b.type === 'number')
    return { type: 'number', isFloat: a.isFloat === b.isFloat ? a.isFloat : null };
  // A function or None, as an activation is.
  const [none, other] = a.type === 'none' ? [a, b] : [b, a];
  const mayBeNull = [a, b].some((one) => one.type === 'callable' && one.nullable === true);
  const isCalled = other.type === 'callable' || other.type === 'function';
  if (isCalled && none.type === 'none') return { ...other, nullable: true };
  if (isCalled && mayBeNull) return { type: 'callable', nullable: true };
  if (a.type === 'function' && b.type === 'function') return b.nullable === true ? { ...a, nullable: true } : a;
  if (a.type === 'none' && b.type === 'tensor') return { ...b, nullable: true };
  if (b.type === 'none' && a.type === 'tensor') return { ...a, nullable: true };
  if (a.type === 'list' && b.type === 'list') return { type: 'list', item: join(a.item, b.item) };
  if (a.type === 'map' && b.type === 'map') return { type: 'map', item: join(a.item, b.item) };
  if (a.type === 'tuple' && b.type === 'tuple' && a.items.length === b.items.length) {
    return { type: 'tuple', items: a.items.map((item, i) => join(item, b.items[i] ?? UNKNOWN)) };
  }
  if (a.type === 'tape' && b.type === 'tape') return { type: 'tape', persistent: a.persistent && b.persistent };
  // Entries of a dict are learnt one by one.
  if (a.type === 'dict' && b.type === 'dict') {
    const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
    const entries = [...keys].map(
      (key) => [key, join(a.entries.get(key) ?? UNKNOWN, b.entries.get(key) ?? UNKNOWN)] as const,
    );
    return { type: 'dict', entries: new Map(entries) };
  }
  if (a.type === b.type) return a;
  // Numbers in a list that are made a tensor of by the same name.
  if (a.type === 'tensor' && isNumbers(b)) return tensor(null, null);
  if (b.type === 'tensor' && isNumbers(a)) return tensor(null, null);
  // Now a library's function, now one of the snippet's: all that is known is that it can be called.
  if (a.type === 'callable' && b.type === 'function') return a;
  if (b.type === 'callable' && a.type === 'function') return b;
  // Called before it is known what it is.
  if (a.type === 'callable' && b.type === 'instance') return b;
  if (b.type === 'callable' && a.type === 'instance') return a;
  const types = new Set([a.type, b.type]);
  if (types.has('tensorLike') && (types.has('number') || types.has('tensor'))) return { type: 'tensorLike' };
  if (types.has('number') && types.has('tensor')) return { type: 'tensorLike' };
  return a;
}

/** A list of numbers, or of such lists. */
export function isNumbers(kind: Kind): boolean {
  if (kind.type !== 'list' && kind.type !== 'tuple') return false;
  const item = itemOf(kind);
  return item.type === 'number' || isNumbers(item);
}

const FUNCTION = '(...args: tf.Tensor[]) => tf.Tensor';

/** The TypeScript type of a name of this kind. */
export function typeText(kind: Kind): string {
  switch (kind.type) {
    case 'tensor':
      return `tf.${kind.variable ? 'Variable' : 'Tensor'}${kind.nullable ? ' | null' : ''}`;
    case 'number':
      return 'number';
    case 'tensorLike':
      return 'tf.Tensor | number';
    case 'boolean':
      return 'boolean';
    case 'string':
    case 'dtype':
      return 'string';
    case 'shape':
    case 'range':
      return 'number[]';
    case 'none':
      return 'null';
    case 'list': {
      const item = typeText(kind.item);
      return / /.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case 'tuple':
      return `[${kind.items.map(typeText).join(', ')}]`;
    case 'dict':
      return `{ ${[...kind.entries].map(([key, value]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}: ${typeText(value)}`).join('; ')} }`;
    case 'map':
      return `Record<string, ${typeText(kind.item)}>`;
    case 'tape':
      return 'tf.GradientTape';
    case 'optimizer':
      return 'tf.Optimizer';
    case 'error':
      return 'unknown';
    case 'callable':
      return kind.nullable === true ? `(${FUNCTION}) | null` : FUNCTION;
    case 'function':
      return kind.nullable === true ? `(${FUNCTION}) | null` : FUNCTION;
    case 'library':
      return FUNCTION;
    case 'instance':
      return kind.of.name;
    case 'class':
      return `typeof ${kind.of.name}`;
    case 'unknown':
      return 'tf.Tensor';
  }
}

export function isTensorLike(kind: Kind): boolean {
  return kind.type === 'tensor' || kind.type === 'tensorLike' || kind.type === 'unknown';
}

/** What indexing or looping over it gives. */
export function itemOf(kind: Kind, index: number | null = null): Kind {
  switch (kind.type) {
    case 'list':
    case 'map':
      return kind.item;
    case 'tuple':
      return index === null ? kind.items.reduce(join, UNKNOWN) : (kind.items.at(index) ?? UNKNOWN);
    case 'range':
    case 'shape':
      return INTEGER;
    case 'dict':
      return STRING;
    case 'string':
      return STRING;
    case 'tensor':
      return tensor(kind.dtype, kind.rank === null ? null : kind.rank - 1, { numpy: kind.numpy });
    default:
      return UNKNOWN;
  }
}
