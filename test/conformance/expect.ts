/** @file Jasmine's `expect` on vitest's: where the two disagree, jasmine's meaning. */

import * as vitest from 'vitest';

type Thrower = () => unknown;

export function expect(actual?: unknown) {
  const own: Readonly<Record<string | symbol, unknown>> = jasmineMatchers(actual);
  return new Proxy(vitest.expect(actual), {
    get: (assertion, name) => own[name] ?? (Reflect.get(assertion, name) as unknown),
  });
}

export function expectAsync(promise: Promise<unknown>) {
  return {
    async toBeRejectedWithError(expected?: string | RegExp): Promise<void> {
      const thrown = await promise.then(
        () => null,
        (error: unknown) => ({ error }),
      );
      checkThrown(thrown, expected === undefined ? [] : [expected]);
    },
  };
}

function jasmineMatchers(actual: unknown) {
  return {
    nothing: () => undefined,
    toBeTrue: () => vitest.expect(actual).toBe(true),
    toBeFalse: () => vitest.expect(actual).toBe(false),
    toThrowError: (...expected: unknown[]) => checkThrown(thrownBy(actual as Thrower), expected),
  };
}

function thrownBy(f: Thrower): { error: unknown } | null {
  try {
    f();
    return null;
  } catch (error) {
    return { error };
  }
}

/** A string must be the whole message, unlike vitest's, which may be a part of it; an error class and a message may both be given. */
function checkThrown(thrown: { error: unknown } | null, expected: readonly unknown[]): void {
  if (thrown === null) throw new Error('Expected an error, but nothing was thrown.');
  const { error } = thrown;
  if (!(error instanceof Error)) throw new Error(`Expected an Error, but ${String(error)} was thrown.`);
  for (const wanted of expected) {
    if (typeof wanted === 'string') vitest.expect(error.message).toBe(wanted);
    else if (wanted instanceof RegExp) vitest.expect(error.message).toMatch(wanted);
    else vitest.expect(error).toBeInstanceOf(wanted);
  }
}
