/** @file Nothing of ours opens a connection: not the sandbox, not the command line, and no built file names a module that could. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { figure } from '../support/figure';
import { internetSockets, sandboxProcesses } from './processes';
import { startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
const folder = mkdtempSync(join(tmpdir(), 'tapescope-network-'));
beforeAll(async () => {
  sandbox = await startSandbox();
  await build(undefined, folder);
});
afterAll(async () => {
  await sandbox.dispose();
  rmSync(folder, { recursive: true });
});

const SNIPPET = `import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));
`;

describe.runIf(process.platform === 'linux')('the sandbox', () => {
  it('has no socket of the internet, while a snippet runs and after', async () => {
    const seen: string[] = [];
    let looks = 0;
    const look = (): void => {
      for (const pid of sandboxProcesses()) {
        looks++;
        seen.push(...internetSockets(pid));
      }
    };
    await sandbox.run(`${SNIPPET}for (let i = 0; i < 1e6; i++) {}`, {}, { onConsole: look });
    look();
    figure('looks at the sandbox, sockets of the internet', `${looks}, ${seen.length}`);
    expect(looks).toBeGreaterThan(1);
    expect(seen).toEqual([]);
  });
});

/** Loaded before the command: writes down each connection, look-up and datagram, and lets none of them through. */
const OBSERVER = (log: string): string => `
  const note = (what) => { require('node:fs').appendFileSync(${JSON.stringify(log)}, what + '\\n'); throw new Error('No network here.'); };
  require('node:net').Socket.prototype.connect = (...to) => note('connect ' + JSON.stringify(to));
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']) require('node:dns')[name] = (host) => note('dns ' + host);
  require('node:dgram').Socket.prototype.send = () => note('datagram');
  globalThis.fetch = (url) => note('fetch ' + url);`;

describe('the command line', () => {
  const log = join(folder, 'network.log');
  const observer = join(folder, 'observer.cjs');
  const observed = (args: readonly string[]) => {
    writeFileSync(observer, OBSERVER(log));
    writeFileSync(log, '');
    const { status, stdout } = spawnSync(process.execPath, ['--require', observer, ...args], { encoding: 'utf8' });
    return { status, stdout, connections: readFileSync(log, 'utf8') };
  };
  const snippet = join(folder, 'snippet.ts');

  it.each([['run'], ['run', '--json'], ['lint'], ['lint', '--json', '--run']])('tapescope %s %s %s', (...args) => {
    writeFileSync(snippet, SNIPPET);
    const { status, connections } = observed([join(folder, 'cli.js'), ...args, snippet]);
    expect(status).toBe(0);
    expect(connections).toBe('');
  });

  it('the observer sees a connection (the check can fail)', () => {
    const { connections } = observed(['-e', `try { require('node:net').connect(1, '127.0.0.1'); } catch {}`]);
    expect(connections).toContain('connect');
  });
});

it('no built file asks for a module or a name that could open a connection', () => {
  const ways =
    /require\(["'](node:)?(net|http|https|http2|tls|dgram|dns)["']\)|from\s*["'](node:)?(net|http|https|http2|tls|dgram|dns)["']|\bnew (WebSocket|EventSource|XMLHttpRequest)\b|\bsendBeacon\(|(?<![.\w])fetch\((?!\)\s*\{)/g;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(c?js|mjs)$/.test(name) && !name.startsWith('observer') && !/^test\b/.test(name))
    .map((name): [string, string[]] => [name, readFileSync(join(folder, name), 'utf8').match(ways) ?? []]);
  figure('built files looked through', found.length);
  expect(found.length).toBeGreaterThan(4);
  expect(found.filter(([, ways]) => ways.length > 0)).toEqual([]);
});
