/** @file Runs a snippet; where there was nothing to run, says why and what to do. */

import { commands, l10n, window } from 'vscode';
import type { Session } from '../session';

export async function runAndTell(session: Session): Promise<void> {
  await session.run();
  const { refusal } = session;
  if (!refusal) return;
  // Messages are not awaited: the command is over, whenever they are put away.
  if (refusal.reason === 'restricted') {
    const trust = l10n.t('Manage Workspace Trust');
    void window.showWarningMessage(refusal.sentence, trust).then((picked) => {
      if (picked === trust) void commands.executeCommand('workbench.trust.manage');
    });
  } else if (refusal.reason === 'no-engine') {
    void window.showInformationMessage(refusal.sentence);
  } else {
    void window.showErrorMessage(refusal.sentence);
  }
}
