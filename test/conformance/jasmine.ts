/** @file Jasmine's globals on vitest's: suites, cases with a `done` callback, hooks, spies. */

import * as vitest from 'vitest';
import { enterSuite, leaveSuite, toDeclaration } from './cases';
export { expect, expectAsync } from './expect';

type Done = (() => void) & { fail: (reason?: unknown) => void };
type Body = ((done: Done) => unknown) | (() => unknown);

/** A suite is put off until its cases are known: vitest does not allow one without any, and all of its cases may be left out. */
interface Suite {
  /** What to tell vitest inside the suite, in order. */
  readonly declarations: (() => void)[];
  cases: number;
}
let current: Suite = { declarations: [], cases: 0 };

export function describe(name: string, suite: () => void): void {
  const outer = current;
  const inner: Suite = { declarations: [() => vitest.afterAll(() => void vitest.vi.restoreAllMocks())], cases: 0 };
  current = inner;
  enterSuite(name);
  try {
    suite();
  } finally {
    leaveSuite();
    current = outer;
  }
  if (inner.cases === 0) return;
  outer.cases += inner.cases;
  outer.declarations.push(() => {
    vitest.describe(name, () => inner.declarations.forEach((declare) => declare()));
  });
}

/** Hands what was declared outside of any suite to vitest. */
export function declareAll(): void {
  const { declarations } = current;
  current = { declarations: [], cases: 0 };
  declarations.forEach((declare) => declare());
}

export function it(name: string, body: Body): void {
  const declare = toDeclaration(name, withDone(body));
  if (declare === null) return;
  current.cases++;
  current.declarations.push(declare);
}

export const jasmine = { DEFAULT_TIMEOUT_INTERVAL: 0 };

/** A case that TF.js's authors switched off. */
export function xit(): void {}

export function beforeEach(body: Body): void {
  current.declarations.push(() => vitest.beforeEach(withDone(body)));
}

export function afterEach(body: Body): void {
  current.declarations.push(() => vitest.afterEach(withDone(body)));
}

export function beforeAll(body: Body): void {
  current.declarations.push(() => vitest.beforeAll(withDone(body)));
}

export function afterAll(body: Body): void {
  current.declarations.push(() => vitest.afterAll(withDone(body)));
}

export function fail(reason?: unknown): never {
  throw new Error(`The case called fail: ${String(reason)}`);
}

/** A jasmine spy, which tests use only to silence a method; vitest puts the method back after the suite. */
export function spyOn(object: Record<string, (...args: never[]) => unknown>, method: string) {
  const spy = vitest.vi.spyOn(object, method).mockImplementation(() => undefined);
  return { and: { callFake: (f: (...args: never[]) => unknown) => spy.mockImplementation(f) } };
}

/** A body that takes `done` ends when it calls it; every other one ends when it returns or its promise does. */
function withDone(body: Body): () => Promise<void> {
  return async () => {
    if (body.length === 0) {
      await (body as () => unknown)();
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const fails = (reason?: unknown) => reject(new Error(String(reason ?? 'done.fail was called')));
      body(Object.assign(() => resolve(), { fail: fails }));
    });
  };
}
