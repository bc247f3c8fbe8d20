/** @file Before unit tests: the types that snippets are checked against, made anew when the engine has changed. */

import { join } from 'node:path';
import { ensureFlatTypes } from '../../scripts/flatTypes.mjs';

export default function setup(): void {
  ensureFlatTypes(join(import.meta.dirname, '..', '..', '.cache', 'types'));
}
