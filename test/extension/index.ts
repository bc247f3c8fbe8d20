/** @file Entry of the suite inside the real Node extension host: `run()`, as VS Code's `extensionTestsPath` wants it. */

import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { basename, dirname } from 'node:path';
import Mocha from 'mocha';
import { sandboxProcesses } from '../runner/processes';
import { figure } from '../support/figure';
import { heapInUse } from '../support/heap';
import { allSuites, theNetwork } from './allSuites';
import { observeNetwork } from './networkObserver';
import restricted from './suites/restricted';
import type { NodeTestHost } from './testHost';

/**
 * The environment says which suite (`TAPESCOPE_SUITE`: trusted or restricted) and where its counts go (`TAPESCOPE_REPORT`).
 * Rejects when a test failed, which is how VS Code's exit code comes about.
 */
export async function run(): Promise<void> {
  const host: NodeTestHost = {
    kind: 'node',
    figure,
    network: observeNetwork().seen,
    connect: () => void net.connect(1, '127.0.0.1').on('error', () => undefined),
    heapInUse,
    loaded: (folder) =>
      Object.keys(require.cache)
        .filter((path) => dirname(path) === folder)
        .map((path) => basename(path)),
    killSandboxes:
      process.platform === 'linux'
        ? () => {
            for (const pid of sandboxProcesses()) process.kill(pid, 'SIGKILL');
          }
        : null,
  };
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, 'index', mocha);
  if (process.env['TAPESCOPE_SUITE'] === 'restricted') {
    restricted();
    theNetwork(host);
  } else {
    allSuites(host);
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const { passes = 0, failures = 1, pending = 0 } = stats ?? {};
  const report = process.env['TAPESCOPE_REPORT'];
  if (report) writeFileSync(report, JSON.stringify({ passes, failures, pending }));
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} tests failed.`);
}
