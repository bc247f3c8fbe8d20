/** @file `npm run test:desktop`: the in-host suite in a desktop VS Code, which @vscode/test-electron downloads. */

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from './build.mjs';
import { countsOf } from './lib/mochaReport.mjs';
import { resultsFolder, root } from './lib/paths.mjs';

/**
 * The trusted suite, in a copy of `examples/`.
 * @param {string} workspace
 * @param {string} report where the suite writes its counts
 * @returns {import('@vscode/test-electron').TestOptions & { extensionTestsPath: string, extensionTestsEnv: Record<string, string> }}
 */
export function desktopRun(workspace, report) {
  return {
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'dist/test/extension.cjs'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
    extensionTestsEnv: { TAPESCOPE_SUITE: 'trusted', TAPESCOPE_REPORT: report, TAPESCOPE_WORKSPACE: workspace },
  };
}

/**
 * @param {(run: import('@vscode/test-electron').TestOptions) => Promise<number>} start starts a VS Code and waits for its end
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function testDesktop(start) {
  mkdirSync(resultsFolder, { recursive: true });
  const report = join(resultsFolder, 'desktop.json');
  rmSync(report, { force: true });
  const workspace = mkdtempSync(join(tmpdir(), 'tapescope-workspace-'));
  try {
    cpSync(join(root, 'examples'), workspace, { recursive: true });
    const code = await start(desktopRun(workspace, report));
    return countsOf(report, code, `VS Code ended (exit code ${code}) before the suite did.`);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build();
  // VS Code exits with an error when a test fails; the report has the counts.
  const { passed, failed, skipped } = await testDesktop((run) => runTests(run).catch(told));
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** @param {unknown} error */
function told(error) {
  console.error(error);
  console.error(
    'The desktop VS Code is downloaded once: this needs the internet, and on Linux a display (or xvfb-run).',
  );
  return 1;
}
