/** @file TF.js's `test_util`: comparisons of tensors' values, with its tolerance. */

type Values = ArrayLike<unknown> | number | boolean | string;

export const TEST_EPSILON_FLOAT16 = 0.1;

export function testEpsilon(): number {
  return 1e-3;
}

export function expectArraysClose(actual: Values, expected: Values, epsilon = testEpsilon()): void {
  compare(actual, expected, epsilon);
}

export function expectArraysEqual(actual: Values, expected: Values): void {
  compare(actual, expected, 0);
}

export function expectNumbersClose(actual: number, expected: number, epsilon = testEpsilon()): void {
  if (!isClose(actual, expected, epsilon)) throw new Error(`${actual} is not ${expected} within ${epsilon}.`);
}

export function expectValuesInRange(actual: ArrayLike<number>, low: number, high: number): void {
  for (const value of Array.from(actual)) {
    if (value < low || value > high) throw new Error(`${value} is not within ${low} and ${high}.`);
  }
}

export function encodeStrings(values: unknown[]): unknown[] {
  return values.map((value) => (Array.isArray(value) ? encodeStrings(value) : new TextEncoder().encode(String(value))));
}

function compare(actual: Values, expected: Values, epsilon: number): void {
  // Two typed arrays must be of the same kind, and so must two nested arrays' shapes; a typed array may be told as a plain one.
  if (ArrayBuffer.isView(actual) && ArrayBuffer.isView(expected) && kindOf(actual) !== kindOf(expected)) {
    throw new Error(`A ${kindOf(actual)}, but expected a ${kindOf(expected)}.`);
  }
  const a = flat(actual);
  const e = flat(expected);
  if (Array.isArray(actual) && Array.isArray(expected) && shapeOf(actual) !== shapeOf(expected)) {
    throw new Error(`Nested as [${shapeOf(actual)}], but expected [${shapeOf(expected)}].`);
  }
  if (a.length !== e.length) throw new Error(`${a.length} values [${a}], but expected ${e.length}: [${e}].`);
  const at = a.findIndex((value, i) => !isClose(value, e[i], epsilon));
  if (at >= 0) throw new Error(`Value ${at} is ${a[at]}, but expected ${e[at]}.\nActual:   ${a}\nExpected: ${e}`);
}

/** Infinities and NaN count as equal to each other, as TF.js has it. */
function isClose(a: unknown, e: unknown, epsilon: number): boolean {
  if (typeof a === 'string' || typeof e === 'string') return a === e;
  // What was never set in a buffer of strings.
  if (a === undefined && e === null) return true;
  const [x, y] = [Number(a), Number(e)];
  if (!Number.isFinite(x) && !Number.isFinite(y)) return true;
  return Math.abs(x - y) <= epsilon;
}

function flat(values: Values | readonly unknown[]): unknown[] {
  if (Array.isArray(values)) return Array.from(values).flatMap((value: Values) => flat(value));
  return typeof values === 'object' && values !== null ? Array.from(values as ArrayLike<unknown>) : [values];
}

function shapeOf(values: unknown): string {
  return Array.isArray(values) ? `${values.length},${shapeOf(values[0])}` : '';
}

function kindOf(values: object): string {
  return values.constructor.name;
}
