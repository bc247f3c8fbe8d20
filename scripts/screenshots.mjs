/** @file `npm run screenshots`: takes the README's pictures from a run of the first example in the real workbench. */

import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFolder, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const PICTURES = ['graph-dark', 'graph-light', 'hover-dark', 'null-gradient', 'open-example'];

await run(process.execPath, [join(root, 'scripts/test.mjs'), 'e2e'], { cwd: root });
const images = join(root, 'docs/images');
mkdirSync(images, { recursive: true });
for (const name of PICTURES)
  copyFileSync(join(resultsFolder, 'screenshots', `${name}.png`), join(images, `${name}.png`));
