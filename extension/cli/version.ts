/** @file The version of the package this command belongs to. */

import { readFile } from 'node:fs/promises';

export async function versionText(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
