/** @file Starts a real VS Code in server form (code-server's) on 127.0.0.1, with our extension loaded from source. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostFolder, root } from './paths.mjs';
import { cleanEnvironment, run } from './process.mjs';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'js/ts.disableAutomaticTypeAcquisition': true,
  'typescript.disableAutomaticTypeAcquisition': true,
  'files.autoSave': 'off',
};

/**
 * @typedef {object} ServerOptions
 * @property {boolean} [trust] Open every workspace as trusted (default). False: as a stranger's folder, in Restricted Mode.
 * @property {Record<string, unknown>} [settings] User settings beside ours.
 * @property {NodeJS.ProcessEnv} [env] Environment beside our own.
 * @property {string} [install] A packed extension (.vsix) to install first.
 * @property {string} [dataFolder] Where the server keeps its data; a new one, removed at the end, when absent.
 * @property {(line: string) => void} [log]
 */

/**
 * @typedef {object} VsCodeServer
 * @property {(page: { folder: string, file?: string, extensionTests?: string, extension?: string | null }) => string} url Address of a workbench.
 * @property {string} origin
 * @property {() => Promise<void>} stop Ends the server and all it started.
 */

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<VsCodeServer>}
 */
export async function startVsCodeServer({
  trust = true,
  settings = {},
  env = {},
  install,
  dataFolder,
  log = () => {},
} = {}) {
  const port = await freePort();
  const data = dataFolder ?? mkdtempSync(join(tmpdir(), 'tapescope-vscode-'));
  mkdirSync(join(data, 'data/User'), { recursive: true });
  writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));

  const environment = { ...cleanEnvironment(), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env };
  const serverFolder = join(hostFolder, 'node_modules/code-server/lib/vscode');
  const program = join(serverFolder, 'out/server-main.js');
  if (install) {
    const args = [
      program,
      '--install-extension',
      install,
      `--server-data-dir=${data}`,
      '--accept-server-license-terms',
    ];
    await run(node24(), args, { cwd: serverFolder, env: environment, quiet: true });
  }
  const args = [
    program,
    '--without-connection-token',
    '--accept-server-license-terms',
    '--host=127.0.0.1',
    `--port=${port}`,
    `--server-data-dir=${data}`,
    '--telemetry-level=off',
    '--enable-smoke-test-driver',
    '--reconnection-grace-time=5',
    ...(trust ? ['--disable-workspace-trust'] : []),
  ];
  const child = spawn(node24(), args, {
    cwd: serverFolder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the server ends with all it started.
    detached: process.platform !== 'win32',
  });

  const ended = new Promise((/** @type {(code: number | null) => void} */ resolve) => child.on('exit', resolve));
  const stop = async () => {
    kill(child.pid, 'SIGTERM');
    const hard = setTimeout(() => kill(child.pid, 'SIGKILL'), 3000);
    await ended;
    clearTimeout(hard);
    kill(child.pid, 'SIGKILL'); // whoever of the group is left
    if (!dataFolder) rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  let output = '';
  await new Promise((resolve, reject) => {
    const hear = (/** @type {Buffer} */ chunk) => {
      const text = chunk.toString();
      output = (output + text).slice(-20_000);
      for (const line of text.split('\n')) if (line.trim()) log(line);
      if (output.includes('Extension host agent listening')) resolve(undefined);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    void ended.then((code) => reject(new Error(`VS Code's server ended at once (exit code ${code}):\n${output}`)));
  }).catch(async (error) => {
    await stop();
    throw error;
  });

  const origin = `127.0.0.1:${port}`;
  const remote = (/** @type {string} */ path) => `vscode-remote://${origin}${path}`;
  return {
    origin,
    stop,
    url({ folder, file, extensionTests, extension = root }) {
      const payload = [['skipWelcome', 'true']];
      if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
      if (extensionTests) payload.push(['extensionTestsPath', remote(extensionTests)]);
      if (file) payload.push(['openFile', remote(file)]);
      return `http://${origin}/?folder=${encodeURI(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
  };
}

/** The Node that code-server wants: its own package's where there is one, else the user's, which must be new enough. */
function node24() {
  const packaged = join(
    hostFolder,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  );
  const program = join(packaged, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (existsSync(program)) return program;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    'VS Code for the browser needs Node 24 or newer on this system: install it and run the command again.',
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function kill(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // already gone
  }
}
