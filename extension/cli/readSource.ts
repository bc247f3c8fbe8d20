/** @file Reads a snippet from disk; what goes wrong is told in one sentence. */

import { readFile } from 'node:fs/promises';
import { UsageError } from './usageError';

export async function readSource(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(sentenceFor(file, error as NodeJS.ErrnoException));
  }
}

/** The same for a file that may not be there. */
export async function readSourceIfAny(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

function sentenceFor(file: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file "${file}".`;
    case 'EISDIR':
      return `"${file}" is a folder; name a file in it.`;
    case 'EACCES':
    case 'EPERM':
      return `"${file}" may not be read: permission is denied.`;
    default:
      return `"${file}" cannot be read: ${message}.`;
  }
}
