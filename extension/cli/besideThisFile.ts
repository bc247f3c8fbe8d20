/** @file Another of the built files, by its absolute path. */

import { fileURLToPath } from 'node:url';

export function besideThisFile(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
