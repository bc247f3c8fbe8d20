/** @file Before unit tests: the types that snippets are checked against, made anew when the engine has changed. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFlatTypes } from '../../scripts/flatTypes.mjs';

export default function setup(): void {
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'types');
  try {
    ensureFlatTypes(folder);
  } catch (error) {
    // An engine that cannot be parsed right now is told by its own tests; the others go on with the last types.
    if (!existsSync(join(folder, 'lib.d.ts'))) throw error;
    console.warn(`The engine's types are those of an earlier state: ${String(error)}`);
  }
}
