/** @file What the suites use of `node:assert`, where there is no Node. */

export function ok(value: unknown, message = 'It is not true.'): asserts value {
  if (!value) throw new Error(message);
}

export function strictEqual<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!Object.is(actual, expected)) throw new Error(message ?? `${show(actual)} is not ${show(expected)}.`);
}

export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${show(text)} does not match ${String(pattern)}.`);
}

export function deepStrictEqual<T>(actual: unknown, expected: T): asserts actual is T {
  if (!isSame(actual, expected)) throw new Error(`${show(actual)} is not ${show(expected)}.`);
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
