/** @file The declaration files every snippet is checked against, as written by `scripts/flatTypes.mjs`. */

import type * as fs from 'node:fs';
import { TYPE_FILES, type TypeTexts } from './typeFiles';

let texts: TypeTexts | null = null;

/** Hands them in, where no file can be read. */
export function haveTypeTexts(given: TypeTexts): void {
  texts = given;
}

export function typeTexts(): TypeTexts {
  return (texts ??= readTypeTexts());
}

/**
 * Bundled, this file runs in `dist/`, and the types lie beside it. From the sources (unit tests) they are in `.cache/types`.
 */
function readTypeTexts(): TypeTexts {
  // Asked for here, since the bundle also runs where there is no `require`.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { existsSync, readFileSync } = require('node:fs') as typeof fs;
  const folders = [__dirname, `${__dirname}/../../.cache/types`];
  const found = folders.find((folder) => existsSync(`${folder}/${TYPE_FILES.lib}`));
  if (found === undefined) {
    throw new Error(
      'The types of the engine are not there. Run "node scripts/flatTypes.mjs" (the build does it) and try again.',
    );
  }
  const read = (name: keyof TypeTexts): string => readFileSync(`${found}/${TYPE_FILES[name]}`, 'utf8');
  return { engine: read('engine'), lib: read('lib') };
}
