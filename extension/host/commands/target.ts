/** @file Which document a command is about. */

import { Location, Uri, window, workspace } from 'vscode';
import { currentSession, type App } from '../app';
import { noSnippetSentence } from '../refusal';
import type { Session } from '../session';

/** The session of the file or place it was picked on, else of what is in front or last was; says what to do when there is none. */
export async function targetSession(app: App, target: unknown): Promise<Session | undefined> {
  const session =
    target instanceof Uri
      ? app.sessions.near(await workspace.openTextDocument(target))
      : target instanceof Location
        ? app.sessions.near(await workspace.openTextDocument(target.uri), target.range.start)
        : (currentSession(app) ?? (await sessionBehind(app)));
  if (!session) {
    void window.showInformationMessage(noSnippetSentence());
  }
  return session;
}

/** Behind a page that is neither editor nor graph, such as the walkthrough: the snippet worked with last comes to the front. */
async function sessionBehind({ sessions }: App): Promise<Session | undefined> {
  const last = sessions.lastActive;
  if (last) await window.showTextDocument(last.session.document, { viewColumn: last.viewColumn });
  return last?.session;
}
