/** @file Every attack in the real sandbox: nothing is read, nothing is reached, nothing that all share is changed. */

import { createServer, type Server } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingToJson } from '../../engine/recordingJson';
import { validateRecording } from '../../engine/validateRecording';
import { figure } from '../support/figure';
import { ATTACKS } from './attacks';
import { environmentOf, sandboxProcesses } from './processes';
import { lines, startSandbox, type TestSandbox } from './sandbox';

const SECRET = 'canary-5e1f0c';
const LONG_AGO = new Date(0);

let sandbox: TestSandbox;
let server: Server;
let connections = 0;
let port = 0;
const folder = mkdtempSync(join(tmpdir(), 'tapescope-canary-'));
const file = join(folder, 'canary.txt');
const prototypesBefore = prototypes();

beforeAll(async () => {
  writeFileSync(file, SECRET);
  // Read since: a time of access before that of the last change moves with the first read, on every usual file system.
  utimesSync(file, LONG_AGO, new Date());
  process.env['TAPESCOPE_CANARY'] = SECRET;
  server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.dispose();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
  delete process.env['TAPESCOPE_CANARY'];
});

/** What nobody but the host has. */
const AUTHORITY = [
  ...['process', 'require', 'mainModule', 'binding', 'getBuiltinModule', 'dlopen', 'env', 'module', 'Buffer', 'global'],
  ...['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'navigator', 'importScripts', 'postMessage', 'parentPort'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Worker', 'MessageChannel', 'BroadcastChannel'],
  ...[
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'readFileSync',
    'execSync',
    'connect',
    'createRequire',
    'fromWebAssembly',
  ],
];

/** Tells what an attack got hold of; a list is looked through too. */
function snippetOf(code: string): string {
  return `import * as tf from 'tapescope';
const FILE = ${JSON.stringify(file)}, PORT = ${port};
const NAMES = ${JSON.stringify(AUTHORITY)};
const has = (got: any): string[] => {
  if (typeof got === 'string') return got.includes('canary') ? ['text'] : [];
  if (got === null || (typeof got !== 'object' && typeof got !== 'function')) return [];
  const inside = Array.isArray(got) ? got.flatMap(has) : [];
  return inside.concat(NAMES.filter((name) => { try { return got[name] !== undefined; } catch { return false; } }));
};
let got: any;
try { got = await (async () => { ${code}
})(); } catch (e) { got = e; }
console.log('got: ' + has(got).join());
console.log('polluted: ' + String(({} as any).polluted));`;
}

it.each(ATTACKS.map(({ name, code }) => [name, code]))('%s', async (_name, code) => {
  const recording = await sandbox.run(snippetOf(code), { deadlineMs: 5000 });
  const checked = validateRecording(recording);
  expect(checked.ok ? null : checked.problem).toBeNull();
  const json = JSON.stringify(recordingToJson(recording)).replaceAll(file, '');
  expect(json).not.toContain(SECRET);
  if (recording.outcome.kind === 'ok') expect(lines(recording).slice(-2)).toEqual(['got: ', 'polluted: undefined']);
  else expect(recording.outcome.kind).toBe('threw');
});

it('the check sees what it is meant to see', async () => {
  const recording = await sandbox.run(snippetOf(`return [{ process: 1 }, 'canary'];`));
  expect(lines(recording)).toEqual(['got: process,text', 'polluted: undefined']);
});

it('canaries are untouched, the host as it was, and the sandbox still fit', async () => {
  expect(connections).toBe(0);
  expect(statSync(file).atime).toEqual(LONG_AGO);
  expect(prototypes()).toEqual(prototypesBefore);
  const before = sandbox.started();
  expect(lines(await sandbox.run(`console.log('fit');`))).toEqual(['fit']);
  expect(sandbox.started()).toBe(before);
  figure('attacks, canary reads, canary connections', `${ATTACKS.length}, 0, ${connections}`);
  expect(ATTACKS.length).toBeGreaterThanOrEqual(80);
  expect(new Set(ATTACKS.map(({ code }) => code)).size).toBe(ATTACKS.length);
  // The canary can sing.
  expect(readFileSync(file, 'utf8')).toBe(SECRET);
});

it.runIf(process.platform === 'linux')('the process holds nothing of the environment', () => {
  const environments = sandboxProcesses().map(environmentOf);
  expect(environments.length).toBeGreaterThan(0);
  for (const environment of environments) {
    // The number is the channel's, given by Node.
    const names = environment.map((entry) => entry.split('=')[0]);
    expect(names.filter((name) => !/^(ELECTRON_RUN_AS_NODE|NODE_CHANNEL_\w+)$/.test(name ?? ''))).toEqual([]);
  }
});

/** Names and texts of what all code shares. */
function prototypes(): string[] {
  const shared = [Object, Array, Function, String, Number, Promise, Map, Set, Error, RegExp, Date, Float32Array];
  return shared.flatMap(({ name, prototype }) =>
    Reflect.ownKeys(prototype).map((key) => {
      const { get, value } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
      const told: unknown = get ?? value;
      return `${name}.${String(key)} ${typeof told === 'function' ? Function.prototype.toString.call(told) : typeof told}`;
    }),
  );
}
