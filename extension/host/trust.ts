/** @file The one gate before any run: nothing runs in a workspace the user has not trusted. */

import { l10n, workspace } from 'vscode';

export function restrictedSentence(): string {
  return l10n.t(
    'This workspace is in Restricted Mode, so the snippet was not run. Trust this workspace to run the snippet.',
  );
}

export function mayRun(): boolean {
  return workspace.isTrusted;
}
