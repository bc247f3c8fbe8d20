/** @file `npm run docs:settings`: writes docs/settings.md. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { settingsDocs } from './lib/settingsDocs.mjs';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
writeFileSync(
  join(root, 'docs/settings.md'),
  settingsDocs([read('package.json').contributes.configuration].flat(), read('package.nls.json')),
);
