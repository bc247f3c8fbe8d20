/** @file A folder that holds what ships to VS Code and nothing else: the extension as its users get it. */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, TS_PLUGIN } from '../build.mjs';
import { root } from './paths.mjs';

/** What is built for the extension; its tasks start the command line. */
const PARTS = [
  'extension',
  'extensionWeb',
  'cli',
  'analysis',
  'convert',
  'sandbox',
  'sandboxWorker',
  'webview',
  'page',
  'engine',
  'tsPlugin',
  'tsPluginWeb',
];
/** @type {readonly string[]} */
export const COPIED = [
  'package.nls.json',
  'package.nls.de.json',
  'l10n',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'SUPPORT.md',
  '.vscodeignore',
  'docs',
  'examples',
];
/** Of package.json: what only npm reads. */
const FOR_NPM = ['exports', 'bin', 'scripts', 'devDependencies', 'overrides'];

/**
 * Builds and copies into `folder`, which is emptied first.
 * @param {string} folder
 */
export async function stageExtension(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build(PARTS, join(folder, 'dist'));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(folder, 'dist/tsPlugin'), join(folder, 'node_modules', TS_PLUGIN), { recursive: true });
  rmSync(join(folder, 'dist/tsPlugin'), { recursive: true });
  const whole = Object.entries(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const manifest = Object.fromEntries(whole.filter(([key]) => !FOR_NPM.includes(key)));
  // Named as a dependency, the plugin is packed: VS Code finds it in node_modules only.
  manifest.dependencies = { [TS_PLUGIN]: '*' };
  // Npm shows the sentence as it stands, VS Code in the reader's language.
  manifest.description = '%description%';
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
