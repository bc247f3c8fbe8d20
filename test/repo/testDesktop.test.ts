/** @file The runner of `npm run test:desktop`, which needs the internet, as far as it goes without: what it would start, and what it makes of the end. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests, type TestOptions } from '@vscode/test-electron';
import { expect, it } from 'vitest';
import { desktopRun, testDesktop } from '../../scripts/testDesktop.mjs';

interface Report {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

/** A VS Code that ends with this code, and leaves this report, if any. */
function ending(code: number, report: Report | null) {
  const seen: TestOptions[] = [];
  const start = async (run: TestOptions): Promise<number> => {
    seen.push(run);
    const path = run.extensionTestsEnv?.['TAPESCOPE_REPORT'] ?? '';
    if (report) writeFileSync(path, JSON.stringify(report));
    expect(existsSync(join(run.launchArgs?.[0] ?? '', '01-first-gradient.ts'))).toBe(true);
    return code;
  };
  return { seen, start };
}

it('has something to start VS Code with', () => expect(runTests).toBeTypeOf('function'));

it('starts the extension and the suite that `npm test` runs, in a folder of the examples', async () => {
  const { seen, start } = ending(0, { passes: 3, failures: 0, pending: 1 });
  expect(await testDesktop(start)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  const [run] = seen;
  const folder = String(run?.extensionDevelopmentPath);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
  expect(manifest.main).toBe('./dist/extension.cjs');
  expect(run?.extensionTestsPath).toBe(join(folder, 'dist/test/extension.cjs'));
  expect(run?.extensionTestsEnv).toMatchObject({ TAPESCOPE_SUITE: 'trusted' });
  expect(existsSync(run?.launchArgs?.[0] ?? '')).toBe(false);
});

it('asks for no name that another machine lacks', () => {
  expect(desktopRun('w', 'r').launchArgs).toEqual(['w', '--disable-extensions', '--disable-workspace-trust']);
});

it.each([
  ['failed tests', 1, { passes: 3, failures: 2, pending: 0 }, 2],
  ['an end that is no success, whatever the report says', 1, { passes: 3, failures: 0, pending: 0 }, 1],
])('counts %s', async (_what, code, report, failed) => {
  expect((await testDesktop(ending(code, report).start)).failed).toBe(failed);
});

it('is no success where VS Code never got to the suite', async () => {
  await expect(testDesktop(ending(1, null).start)).rejects.toThrow('before the suite did');
});
