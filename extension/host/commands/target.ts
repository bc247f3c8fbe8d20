/** @file Which document a command is about. */

import { l10n, Uri, window, workspace } from 'vscode';
import { currentSession, type App } from '../app';
import type { Session } from '../session';

/** The session of the file it was picked on, else of what is in front or last was; says what to do when there is none. */
export async function targetSession(app: App, target: unknown): Promise<Session | undefined> {
  const session =
    target instanceof Uri
      ? app.sessions.of(await workspace.openTextDocument(target))
      : (currentSession(app) ?? (await sessionBehind(app)));
  if (!session) {
    void window.showInformationMessage(
      l10n.t('Tapescope works on TypeScript and JavaScript files: open a snippet and run the command again.'),
    );
  }
  return session;
}

/** Behind a page that is neither editor nor graph, such as the walkthrough: the snippet worked with last comes to the front. */
async function sessionBehind({ sessions }: App): Promise<Session | undefined> {
  const last = sessions.lastActive;
  if (last) await window.showTextDocument(last.session.document, { viewColumn: last.viewColumn });
  return last?.session;
}
