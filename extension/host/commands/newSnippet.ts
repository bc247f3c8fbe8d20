/** @file "New Snippet": an untitled TypeScript file with the first example in it. */

import type { App } from '../app';
import { FIRST_EXAMPLE, readExample } from '../examples';
import { openSnippet } from './openSnippet';

export async function newSnippet({ extensionUri }: App): Promise<void> {
  await openSnippet(await readExample(extensionUri, FIRST_EXAMPLE));
}
