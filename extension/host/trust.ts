/** @file The one gate before any run: nothing runs in a workspace the user has not trusted. */

import { workspace } from 'vscode';

export const RESTRICTED =
  'This workspace is in Restricted Mode, so the snippet was not run. Trust this workspace to run the snippet.';

export function mayRun(): boolean {
  return workspace.isTrusted;
}
