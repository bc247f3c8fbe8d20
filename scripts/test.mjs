/** @file `npm test`: installs what is missing, runs every part of the suite, and ends with one line that counts them all. */

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureHost, ensurePackages } from './lib/install.mjs';
import { resultsFolder, root } from './lib/paths.mjs';
import { cleanEnvironment, exitCodeOf, run } from './lib/process.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** What failed, told once more at the end: the end is what one reads of a long log. @type {string[]} */
const failures = [];

const wanted = process.argv.slice(2);
rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });

await ensurePackages();
const chromium = await ensureChromium().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
await ensureHost();
console.log('Building …');
await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
const env = { ...cleanEnvironment(), CHROME_PATH: chromium, TAPESCOPE_RESULTS: resultsFolder };

/**
 * The parts of the suite, in the order they run.
 * @type {Record<string, () => Promise<Count>>}
 */
const parts = {
  types: () => command('npm', ['run', '--silent', 'check:types']),
  lint: () => command('npm', ['run', '--silent', 'check:lint']),
  format: () => command('npm', ['run', '--silent', 'check:format']),
  unit: () => vitest('unit'),
  browser: () => vitest('browser'),
  'in-host': inHost,
  e2e: () => vitest('e2e'),
};

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = Date.now();
  console.log(`\n── ${name}`);
  /** @type {Count} */
  let count;
  try {
    count = await part();
    // A part in which nothing ran is a failure, not a success.
    if (count.passed + count.failed === 0) count = { ...count, failed: 1 };
  } catch (error) {
    console.error(error);
    failures.push(`${name}: ${error instanceof Error ? error.message : error}`);
    count = { passed: 0, failed: 1, skipped: 0 };
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`── ${name}: ${inWords(count)} in ${seconds} s`);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
console.log(`\n${inWords(total)}`);
process.exit(total.failed > 0 ? 1 : 0);

/** @param {Count} count */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A command that passes or fails as a whole. @param {string} program @param {string[]} args @returns {Promise<Count>} */
async function command(program, args) {
  const code = await exitCodeOf(program, args, { cwd: root, env });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {string} project @returns {Promise<Count>} */
async function vitest(project) {
  const report = join(resultsFolder, `${project}.json`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', `--project=${project}`];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await exitCodeOf(process.execPath, [...args, ...reporters], { cwd: root, env });
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const failed = result.numFailedTests;
  for (const { name, status, message, assertionResults } of result.testResults) {
    const file = relative(root, name);
    const tests = assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === 'failed');
    for (const { fullName, failureMessages } of tests)
      failures.push(`${file}: ${fullName}: ${firstLine(failureMessages[0])}`);
    if (status === 'failed' && tests.length === 0) failures.push(`${file}: ${firstLine(message)}`);
  }
  return {
    passed: result.numPassedTests,
    // A file that fails to load has no failed test of its own.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** @param {string | undefined} text */
function firstLine(text = '') {
  return text.split('\n', 1)[0] ?? '';
}

/** Mocha inside the real extension host. @returns {Promise<Count>} */
async function inHost() {
  const { runInHost } = await import('./lib/inHost.mjs');
  return runInHost({ chromium, results: resultsFolder });
}
