/** @file The converter in this thread, loaded from its built file when first asked. */

import { createRequire } from 'node:module';
import type { Converter } from '../convert/convertEntry';

/** `entry`: the built `convert.cjs`, by its absolute path. */
export function loadConverter(entry: string): Converter {
  return async (python) =>
    (createRequire(entry)(entry) as typeof import('../convert/convertEntry')).convertPython(python);
}
