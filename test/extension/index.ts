/** @file Entry of the suite that runs inside the real extension host: `run()`, as VS Code's `extensionTestsPath` wants it. */

import { deepStrictEqual, strictEqual } from 'node:assert';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import Mocha from 'mocha';
import { observeNetwork } from './networkObserver';

/**
 * The environment says which suite (`TAPESCOPE_SUITE`: trusted or restricted) and where its counts go (`TAPESCOPE_REPORT`).
 * Rejects when a test failed, which is how VS Code's exit code comes about.
 */
export async function run(): Promise<void> {
  const network = observeNetwork();
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, 'index', mocha);
  if (process.env['TAPESCOPE_SUITE'] === 'restricted') {
    (await import('./suites/restricted')).default();
  } else {
    for (const suite of [
      await import('./suites/firstGradient'),
      await import('./suites/findings'),
      await import('./suites/limits'),
      await import('./suites/documents'),
      await import('./suites/surfaces'),
      await import('./suites/readingAlong'),
      await import('./suites/types'),
      await import('./suites/sandbox'),
      await import('./suites/convert'),
      await import('./suites/api'),
    ]) {
      suite.default();
    }
  }
  describe('the network', () => {
    it('was asked nothing by anything in the extension host, in all of the above', () => {
      deepStrictEqual(network.seen, []);
    });
    it('would have been seen (the check can fail)', () => {
      net.connect(1, '127.0.0.1').on('error', () => undefined);
      strictEqual(network.seen.length, 1);
    });
  });
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const { passes = 0, failures = 1, pending = 0 } = stats ?? {};
  const report = process.env['TAPESCOPE_REPORT'];
  if (report) writeFileSync(report, JSON.stringify({ passes, failures, pending }));
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} tests failed.`);
}
