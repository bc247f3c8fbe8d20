/** @file The declaration files every snippet is checked against, as written by `scripts/flatTypes.mjs`. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The engine's public types: all of them in one file. */
export function readEngineTypes(): string {
  return readFileSync(join(typesFolder(), 'engine', 'index.d.ts'), 'utf8');
}

/** JavaScript's own library, and what the sandbox adds to it. */
export function readLibTypes(): string {
  return readFileSync(join(typesFolder(), 'lib.d.ts'), 'utf8');
}

/**
 * Bundled, this file runs in `dist/`, and the types lie beside it. From the sources (unit tests) they are in `.cache/types`.
 */
function typesFolder(): string {
  const folders = [__dirname, join(__dirname, '..', '..', '.cache', 'types')];
  const found = folders.find((folder) => existsSync(join(folder, 'lib.d.ts')));
  if (found === undefined) {
    throw new Error(
      'The types of the engine are not there. Run "node scripts/flatTypes.mjs" (the build does it) and try again.',
    );
  }
  return found;
}
