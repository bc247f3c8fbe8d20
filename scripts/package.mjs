/** @file `npm run package [FILE]`: the extension as one .vsix, ready to install or to publish. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { root } from './lib/paths.mjs';
import { stageExtension } from './lib/stage.mjs';

/** Packs what ships, and only that, from a folder of its own. @param {string} packagePath the file to write */
export async function packageExtension(packagePath) {
  const stage = mkdtempSync(join(tmpdir(), 'tapescope-package-'));
  try {
    await stageExtension(stage);
    // Pictures and links lead to files of the package: there is no public repository to point them at.
    await createVSIX({ cwd: stage, packagePath, rewriteRelativeLinks: false, allowMissingRepository: true });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await packageExtension(resolve(process.argv[2] ?? join(root, 'tapescope.vsix')));
}
