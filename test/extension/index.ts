/** @file Entry of the suite that runs inside the real extension host: `run()`, as VS Code's `extensionTestsPath` wants it. */

import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * The environment says which suite (`TAPESCOPE_SUITE`: trusted or restricted) and where its counts go (`TAPESCOPE_REPORT`).
 * Rejects when a test failed, which is how VS Code's exit code comes about.
 */
export async function run(): Promise<void> {
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
      await import('./suites/types'),
    ]) {
      suite.default();
    }
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const { passes = 0, failures = 1, pending = 0 } = stats ?? {};
  const report = process.env['TAPESCOPE_REPORT'];
  if (report) writeFileSync(report, JSON.stringify({ passes, failures, pending }));
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} tests failed.`);
}
