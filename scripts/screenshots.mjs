/** @file `npm run screenshots`: takes the pictures of the README and the docs from a run of the examples in the real workbench. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
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
await keep('docs/images', PICTURES);
// Not shipped: they are many.
await keep(
  'docs/gallery',
  LESSONS.flatMap((name) => [`${name}-dark`, `${name}-light`]),
);

/** With a palette of 256 colours: a third of the size, and no eye tells. @param {string} folder @param {readonly string[]} names */
async function keep(folder, names) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of names) {
    const screenshot = sharp(join(resultsFolder, 'screenshots', `${name}.png`));
    await screenshot.png({ palette: true, dither: 0, effort: 10 }).toFile(join(root, folder, `${name}.png`));
  }
}
