/** @file Starting other programs: run one to its end, or fail with what it printed; and a clean environment for nested npm. */

import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. Rejects with a readable error when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string | undefined, env?: NodeJS.ProcessEnv | undefined, quiet?: boolean }} [options] quiet: show the output only when it fails
 * @returns {Promise<void>}
 */
export async function run(command, args, { cwd, env, quiet = false } = {}) {
  const code = await exitCodeOf(command, args, { cwd, env, quiet });
  if (code !== 0) throw new Error(`\`${[command, ...args].join(' ')}\` ended with exit code ${code}.`);
}

/**
 * As `run`, but a failing exit code is an answer, not an error.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string | undefined, env?: NodeJS.ProcessEnv | undefined, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function exitCodeOf(command, args, { cwd, env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? cleanEnvironment(),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** The environment without what an outer `npm run` put there: it would steer a nested npm wrongly. */
export function cleanEnvironment() {
  const outer = /^npm_(config|package|lifecycle)_/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}
