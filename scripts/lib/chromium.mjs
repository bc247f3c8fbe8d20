/** @file Finds a Chrome, Chromium or Edge for the tests, and installs Debian's where there is none. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { exitCodeOf } from './process.mjs';

const FIXED_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};
const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

/** What Chromium needs to run headless here, also as root, without calling home. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string | null} the path of a browser, or null */
export function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named && existsSync(named)) return named;
  const places = process.platform === 'darwin' || process.platform === 'win32' ? FIXED_PLACES[process.platform] : [];
  return places.find((path) => existsSync(path)) ?? NAMES.map(which).find((path) => path !== null) ?? null;
}

/**
 * A browser's path; installs Debian's Chromium when there is none and we may.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && which('apt-get') !== null;
  if (mayInstall) {
    console.log('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await exitCodeOf('apt-get', ['update', '-qq'], { env, quiet: true });
    await exitCodeOf('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, quiet: true });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need Chrome, Chromium or Edge: install one (Debian and Ubuntu: `sudo apt-get install chromium`), or set CHROME_PATH to its program file.',
  );
}

/** @param {string} name @returns {string | null} */
function which(name) {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}
