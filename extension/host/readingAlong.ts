/** @file Reading along: a snippet runs by itself on save or as one types, where the setting says so. */

import { workspace, type Disposable } from 'vscode';
import { Disposables } from './disposables';
import type { Log } from './log';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { settingsFor } from './settings';

export function registerReadingAlong(sessions: Sessions, log: Log): Disposable {
  const parts = new Disposables();
  const timers = new Map<Session, ReturnType<typeof setTimeout>>();
  /** Changed while a run was under way that somebody asked for: that one is not disturbed. */
  const later = new Set<Session>();

  const forget = (session: Session): void => {
    clearTimeout(timers.get(session));
    timers.delete(session);
    later.delete(session);
  };
  const run = (session: Session): void => {
    forget(session);
    session.runAlong().then(
      (isDone) => {
        if (!isDone) later.add(session);
      },
      (error: unknown) => log.failed(`reading along in ${session.fileName}`, error),
    );
  };

  parts.add(
    sessions.onDidEdit((session) => {
      const { runWhen, typingDelayMs } = settingsFor(session.document.uri);
      if (runWhen !== 'onType') return;
      forget(session);
      timers.set(
        session,
        setTimeout(() => run(session), typingDelayMs),
      );
    }),
  );
  parts.add(
    workspace.onDidSaveTextDocument((document) => {
      if (settingsFor(document.uri).runWhen !== 'onCommand') sessions.in(document).forEach(run);
    }),
  );
  parts.add(
    sessions.onDidChange((session) => {
      if (!session.isRunning && later.has(session)) run(session);
    }),
  );
  parts.add(sessions.onDidClose(forget));
  parts.add({ dispose: () => [...timers.keys()].forEach(forget) });
  return parts;
}
