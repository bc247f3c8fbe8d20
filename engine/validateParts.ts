/** @file Checks of plain values of unknown origin: each returns the value typed, or throws `Invalid` with the place in words. */

/** Thrown by the checks and caught by `validated`: it never leaves the validators. */
export class Invalid extends Error {}

export type Validated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Runs a check; whatever it meets, a result comes back. */
export function validated<T>(check: () => T): Validated<T> {
  try {
    return { ok: true, value: check() };
  } catch (error) {
    // Anything else than Invalid comes from a value that fights back, such as a proxy or a throwing getter.
    return { ok: false, problem: error instanceof Invalid ? error.message : 'The value cannot be read.' };
  }
}

export function fail(path: string, expected: string): never {
  throw new Invalid(`${path} is not ${expected}.`);
}

export function fields(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    fail(path, 'an object');
  }
  return value as Readonly<Record<string, unknown>>;
}

export type Item<T> = (value: unknown, path: string) => T;

export function list<T>(value: unknown, path: string, item: Item<T>): T[] {
  if (!Array.isArray(value)) fail(path, 'a list');
  // Not `map`, which steps over holes.
  return Array.from<unknown, T>(value, (part, i) => item(part, `${path}[${i}]`));
}

/** An object keyed by row: whole numbers from 0 up to, not including, `count`. */
export function byRow<T>(value: unknown, path: string, count: number, item: Item<T>): Record<number, T> {
  const found: Record<number, T> = {};
  for (const [key, part] of Object.entries(fields(value, path))) {
    const row = Number(key);
    if (!Number.isInteger(row) || row < 0 || row >= count || String(row) !== key)
      fail(`${path}.${key}`, 'a row there is');
    found[row] = item(part, `${path}.${key}`);
  }
  return found;
}

export function integer(value: unknown, path: string, min: number, max = Infinity): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    fail(path, `a whole number from ${min}${max === Infinity ? '' : ` to ${max}`}`);
  }
  return value;
}

/** A number, or one of the words that stand for what JSON cannot say. */
export function number(value: unknown, path: string): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (WORDS[value] ?? fail(path, 'a number')) : fail(path, 'a number');
}
const WORDS: Readonly<Record<string, number | undefined>> = Object.assign(Object.create(null), {
  NaN: NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
});

export const MAX_TEXT = 1_000_000;

export function text(value: unknown, path: string): string {
  if (typeof value !== 'string') fail(path, 'a text');
  if (value.length > MAX_TEXT) fail(path, `a text of at most ${MAX_TEXT} characters`);
  return value;
}

export function flag(value: unknown, path: string): boolean {
  return typeof value === 'boolean' ? value : fail(path, 'true or false');
}

export function oneOf<T extends string>(value: unknown, path: string, choices: readonly T[]): T {
  return choices.find((choice) => choice === value) ?? fail(path, `one of ${choices.join(', ')}`);
}

/** What all typed arrays of numbers share, keyed by themselves. */
interface NumberArray {
  [index: number]: number;
  readonly length: number;
}
interface ColumnType<A extends NumberArray> {
  new (length: number): A;
}

/** A column as typed array (off a wire) or list (out of JSON), with each entry in [min, max]. */
export function column<A extends NumberArray>(
  type: ColumnType<A>,
  value: unknown,
  path: string,
  length: number | null,
  min = -Infinity,
  max = Infinity,
): A {
  const isTyped = value instanceof type;
  if (!isTyped && !Array.isArray(value)) fail(path, 'a column of numbers');
  const source: ArrayLike<unknown> = value;
  if (length !== null && source.length !== length) fail(path, `a column of ${length} rows`);
  const rows = isTyped ? value : new type(source.length);
  for (let i = 0; i < source.length; i++) {
    const entry = isTyped ? (value[i] ?? NaN) : number(source[i], `${path}[${i}]`);
    if (entry < min || entry > max) fail(`${path}[${i}]`, `in range`);
    if (isTyped) continue;
    rows[i] = entry;
    // The type keeps what it can hold: anything else was no such number.
    if (!Object.is(rows[i], entry) && rows[i] !== entry) fail(`${path}[${i}]`, 'a number this column can hold');
  }
  return rows;
}
