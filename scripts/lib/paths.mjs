/** @file Where things are. */

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** The package of VS Code for the browser. */
export const hostFolder = join(root, 'test/host');
/** Where test runs leave reports and screenshots. */
export const resultsFolder = join(root, 'test-results');
