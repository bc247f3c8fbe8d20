/** @file `npm run screenshots`: takes the pictures of the README and the docs from a run of the examples in the real workbench. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPalette } from './lib/palettePng.mjs';
import { resultsFolder, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const PICTURES = ['graph-dark', 'graph-light', 'hover-dark', 'null-gradient', 'open-example'];

/** Each in dark and in light. */
const LESSONS = [
  '09-vector-source-and-target',
  '10-control-flow',
  '11-nested-tapes',
  '13-gradient-descent',
  'outside-the-engine',
];

await run(process.execPath, [join(root, 'scripts/test.mjs'), 'e2e'], { cwd: root });
/** @param {string} folder @param {readonly string[]} names */
function keep(folder, names) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of names) {
    const png = readFileSync(join(resultsFolder, 'screenshots', `${name}.png`));
    writeFileSync(join(root, folder, `${name}.png`), withPalette(png));
  }
}
keep('docs/images', PICTURES);
// Not shipped: they are many.
keep(
  'docs/gallery',
  LESSONS.flatMap((name) => [`${name}-dark`, `${name}-light`]),
);
