/** @file Installs what a fresh clone lacks: our own packages, and the VS Code that runs in the browser. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, hostFolder } from './paths.mjs';
import { run } from './process.mjs';

/** Our own packages, as the lock file says. */
export async function ensurePackages() {
  await once(join(root, 'node_modules'), join(root, 'package-lock.json'), async () => {
    console.log('Installing packages …');
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  });
}

/** VS Code for the browser: about 800 MB, once. */
export async function ensureHost() {
  await once(join(hostFolder, 'node_modules'), join(hostFolder, 'package-lock.json'), async () => {
    console.log('Installing VS Code for the browser (about 800 MB, once) …');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['ci', ...quiet], { cwd: hostFolder, quiet: true });
    // VS Code's own packages: their shrinkwrap is out of step with them, so that `npm ci` refuses.
    const server = join(hostFolder, 'node_modules/code-server/lib/vscode');
    for (const cwd of [server, join(server, 'extensions')]) {
      await run('npm', ['install', '--omit=dev', '--no-save', ...quiet], { cwd, quiet: true });
    }
  });
}

/**
 * Runs `install` unless a stamp in `modules` says that this very lock file is installed already.
 * @param {string} modules
 * @param {string} lockFile
 * @param {() => Promise<void>} install
 */
async function once(modules, lockFile, install) {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const stamp = join(modules, '.tapescope-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await install();
  writeFileSync(stamp, wanted);
}
