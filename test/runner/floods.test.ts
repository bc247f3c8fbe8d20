/** @file Output without end: what a snippet prints is bounded in lines and in length, and what was dropped is counted. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { validateRecording } from '../../engine/validateRecording';
import { figure, megabytes } from '../support/figure';
import { heapInUse } from '../support/heap';
import { lines, startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

/** Longest line that is kept, with the note of what was cut. */
const MAX_LINE = 10_100;

it('a million lines', async () => {
  const recording = await sandbox.run(`for (let i = 0; i < 1e6; i++) console.log(i);`, { consoleLines: 1000 });
  expect(recording.outcome).toEqual({ kind: 'ok' });
  expect(recording.console).toHaveLength(1000);
  expect(recording.consoleDropped).toBe(1e6 - 1000);
  figure('a million lines: kept, dropped', `${recording.console.length}, ${recording.consoleDropped}`);
});

it('lines without end, told of at the deadline', async () => {
  const recording = await sandbox.run(`for (;;) console.log('x'.repeat(5000));`, {
    deadlineMs: 300,
    consoleLines: 100,
  });
  expect(recording.outcome.kind).toBe('timed-out');
  expect(recording.console).toHaveLength(100);
  expect(recording.consoleDropped).toBeGreaterThan(0);
});

/** Each prints one line, whatever it costs; then `after`. */
const hostile: readonly [string, string, RegExp][] = [
  ['a line of 100 MB', `console.log('x'.repeat(1e8));`, /^x{10000}… \(99990000 more characters\)$/],
  [
    'a line of 100 MB in pieces',
    `console.log(...Array.from({ length: 100 }, () => 'x'.repeat(1e6)));`,
    /more characters/,
  ],
  ['a line of 100 MB in a list', `console.log(['x'.repeat(1e8)]);`, /more characters/],
  ['many long lines in one', `console.log('\\n'.repeat(1e6));`, /more characters/],
  ['a long format', `console.log('%s'.repeat(1e5), ...Array(1e4).fill('y'.repeat(100)));`, /more characters/],
  ['JSON of a long list', `console.log('%j', Array(1e6).fill(1));`, /more characters/],
  ['a list that holds itself', `const a: unknown[] = [1]; a.push(a); console.log(a);`, /^\[ 1, \[Circular\] \]$/],
  ['objects that hold each other', `const a: any = {}; const b = { a }; a.b = b; console.log(a);`, /Circular/],
  ['a map that holds itself', `const m = new Map<unknown, unknown>(); m.set(m, m); console.log(m);`, /Circular/],
  [
    'an object a thousand deep',
    `let o: object = {}; for (let i = 0; i < 1e3; i++) o = { o }; console.log(o);`,
    /Object/,
  ],
  [
    'an object that branches',
    `let o: object = {}; for (let i = 0; i < 30; i++) o = { a: o, b: o, c: o }; console.log(o);`,
    /a:/,
  ],
  [
    'wide and deep',
    `const w = (n: number): unknown => n ? Array.from({ length: 60 }, () => w(n - 1)) : 'leaf'.repeat(30); console.log(w(3));`,
    /leaf/,
  ],
  [
    'a million properties',
    `const o: any = {}; for (let i = 0; i < 1e5; i++) o['k' + i] = i; console.log(o);`,
    /\.\.\./,
  ],
  ['a million entries', `console.log(new Set(Array(1e6).keys()));`, /more items/],
  ['a sparse list', `console.log(new Array(4e9));`, /more items/],
  ['a long name', `console.log({ ['k'.repeat(1e7)]: 1 });`, /more characters/],
  [
    'a symbol with a long name',
    `console.log(Symbol('s'.repeat(1e7)), { [Symbol('t'.repeat(1e7))]: 1 });`,
    /more characters/,
  ],
  ['a function with a long name', `console.log({ ['f'.repeat(1e6)]() {} });`, /more characters/],
  ['a getter that throws', `console.log({ get x() { throw new Error('no'); } });`, /Getter/],
  [
    'a proxy that throws',
    `console.log(new Proxy({}, new Proxy({}, { get() { throw new Error('no'); } })));`,
    /cannot be shown/,
  ],
  ['a proxy of a list', `console.log(new Proxy([], { get() { throw new Error('no'); } }));`, /cannot be shown/],
  [
    'an error whose message throws',
    `console.log(Object.defineProperty(new Error(), 'message', { get() { throw 1; } }));`,
    /cannot be shown/,
  ],
  [
    'an error whose message is an object',
    `const e = new Error(); (e as any).message = { a: () => 1 }; console.log(e);`,
    /Error/,
  ],
  ['toString that throws', `console.log('%s', { toString() { throw new Error('no'); } });`, /./],
  ['a number that throws', `console.log('%d', { valueOf() { throw new Error('no'); } });`, /NaN/],
  ['toJSON that throws', `console.log('%j', { toJSON() { throw new Error('no'); } });`, /./],
  ['toJSON that returns no text', `console.log('%j', { toJSON: () => undefined });`, /undefined/],
  ['a table of getters that throw', `console.table([{ get x() { throw new Error('no'); } }]);`, /./],
  ['a table of a proxy', `console.table(new Proxy([], { ownKeys() { throw new Error('no'); } }));`, /./],
  [
    'a wide table',
    `console.table(Array.from({ length: 1e3 }, () => Object.fromEntries(Array(50).fill(0).map((_, i) => ['k'.repeat(1e3) + i, 'v'.repeat(1e3)]))));`,
    /more characters/,
  ],
  ['a label that throws', `console.count({ toString() { throw new Error('no'); } } as any);`, /./],
  ['a constructor that throws', `console.log({ get constructor() { throw new Error('no'); } });`, /./],
  ['a constructor whose name is no text', `class A { static name = { a: () => 1 } as any } console.log(new A());`, /./],
  [
    'a date that throws',
    `const d = new Date(); Object.defineProperty(d, 'getTime', { value: () => { throw 1; } }); console.log(d);`,
    /./,
  ],
  [
    'a date that tells no text',
    `const d = new Date(); Object.defineProperty(d, 'toISOString', { value: () => ({ length: 0, replaceAll: () => 1 }) }); console.dir(d);`,
    /./,
  ],
  ['an object without prototype', `console.log(Object.create(null));`, /null prototype/],
  [
    'a revoked proxy',
    `const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); console.log(proxy);`,
    /cannot be shown/,
  ],
];

it.each(hostile)('%s', async (_name, print, expected) => {
  const recording = await sandbox.run(`${print}\nconsole.log('after');`, { deadlineMs: 5000, memoryMb: 1024 });
  expect(recording.outcome).toEqual({ kind: 'ok' });
  expect(validateRecording(recording)).toMatchObject({ ok: true });
  const [line, ...rest] = lines(recording);
  expect(line).toMatch(expected);
  expect(line!.length).toBeLessThan(MAX_LINE);
  expect(rest).toEqual(['after']);
});

it('floods of every kind leave the host small', async () => {
  const before = heapInUse();
  const recording = await sandbox.run(
    `for (;;) { console.log('x'.repeat(1e6)); console.table([[1]]); console.warn({ a: 'y'.repeat(1e6) }); }`,
    { deadlineMs: 1000 },
  );
  const grown = heapInUse() - before;
  expect(recording.console.length).toBeGreaterThan(0);
  figure('host grew by, for a second of floods', megabytes(grown));
  expect(grown).toBeLessThan(64 * 1024 * 1024);
});
