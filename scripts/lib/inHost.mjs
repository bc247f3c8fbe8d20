/** @file Runs the mocha suite of test/extension inside the real extension host, in a workbench without a person. */

import { copyFileSync, existsSync, mkdtempSync, cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from './chromium.mjs';
import { countsOf } from './mochaReport.mjs';
import { root } from './paths.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';

/** The workspaces the suite runs in: as one's own folder, and as a stranger's. */
const SUITES = [
  { name: 'trusted', trust: true, tests: 'dist/test/extension.cjs', settings: {} },
  { name: 'restricted', trust: false, tests: 'dist/test/extension.cjs', settings: {} },
  // The first again, in the extension host that VS Code has in a browser.
  {
    name: 'web',
    trust: true,
    tests: 'dist/test/extension.web.cjs',
    settings: { 'remote.extensionKind': { 'tapescope.tapescope': ['web'] } },
  },
];
const LIMIT_MS = 240_000;

/**
 * @param {{ chromium: string, results: string, only?: string | undefined, extension?: string }} options `extension`: the
 *   folder of a built extension with its tests, in place of this project
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runInHost({ chromium, results, only, extension = root }) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of SUITES) {
    if (only && suite.name !== only) continue;
    const count = await runSuite(suite, chromium, join(results, `in-host-${suite.name}.json`), extension);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  return total;
}

/**
 * @param {(typeof SUITES)[number]} suite
 * @param {string} executablePath
 * @param {string} report where the suite writes its counts
 * @param {string} extension
 */
async function runSuite(suite, executablePath, report, extension) {
  const workspace = mkdtempSync(join(tmpdir(), 'tapescope-workspace-'));
  cpSync(join(root, 'examples'), workspace, { recursive: true });
  const env = { TAPESCOPE_SUITE: suite.name, TAPESCOPE_REPORT: report, TAPESCOPE_WORKSPACE: workspace };
  const server = await startVsCodeServer({ trust: suite.trust, settings: suite.settings, env });
  const browser = await playwright.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    const page = await browser.newPage();
    const exit = new Promise((/** @type {(code: number) => void} */ resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
      setTimeout(
        () => reject(new Error(`The ${suite.name} suite did not end within ${LIMIT_MS / 1000} s.`)),
        LIMIT_MS,
      ).unref();
    });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
      console.log(...args);
    });
    await page.goto(server.url({ folder: workspace, extension, extensionTests: join(extension, suite.tests) }));
    const code = await exit.catch(async (error) => {
      await page.screenshot({ path: report.replace('.json', '.png') });
      throw error;
    });
    // Without an environment, the web suite leaves its counts in the workspace.
    const inWorkspace = join(workspace, 'test-report.json');
    if (existsSync(inWorkspace)) copyFileSync(inWorkspace, report);
    return countsOf(report, code, `The ${suite.name} suite ended (exit code ${code}) without a report.`);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
