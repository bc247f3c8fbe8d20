/** @file `npm start`: installs what is missing, builds, and opens a real VS Code with the extension and the examples. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureHost, ensurePackages } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const desktop = process.argv.includes('--desktop');
const examples = join(root, 'examples');
const firstExample = join(examples, '01-first-gradient.ts');

await ensurePackages();
console.log('Building …');
await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
if (desktop) openDesktop();
else await openInBrowser();

/** The user's own VS Code, with the extension loaded from here. */
function openDesktop() {
  const code = spawn('code', [`--extensionDevelopmentPath=${root}`, examples, firstExample], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  code.on('error', () => {
    console.error(
      'There is no `code` on the PATH: in VS Code run "Shell Command: Install \'code\' command in PATH", or use plain `npm start`.',
    );
    process.exitCode = 1;
  });
}

async function openInBrowser() {
  await ensureHost();
  const { startVsCodeServer } = await import('./lib/vscodeServer.mjs');
  const server = await startVsCodeServer({
    // A first look, not a pair of eyes to be won: the sample folder is ours, so it opens trusted.
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
  });
  const url = server.url({ folder: examples, file: firstExample });
  console.log(`\nVS Code is ready:\n\n  ${url}\n`);
  console.log('Press F1 there and run "Show Gradient Graph". End here with Ctrl-C.');
  openBrowser(url);
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await server.stop();
      process.exit(0);
    });
  }
}

/** Opens the address where there is a desktop to open it on. @param {string} url */
function openBrowser(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""', url.replaceAll('&', '^&')]
        : process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
          ? ['xdg-open', url]
          : [];
  if (!command) return;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
