/** @file Which document a command is about. */

import { Uri, window, workspace } from 'vscode';
import { currentSession, type App } from '../app';
import type { Session } from '../session';

/** The session of the file it was picked on, else of what is in front; says what to do when there is none. */
export async function targetSession(app: App, target: unknown): Promise<Session | undefined> {
  const session =
    target instanceof Uri ? app.sessions.of(await workspace.openTextDocument(target)) : currentSession(app);
  if (!session) {
    void window.showInformationMessage(
      'Tapescope works on TypeScript and JavaScript files: open a snippet and run the command again.',
    );
  }
  return session;
}
