/** @file What VS Code starts: a table of contents of the extension. Nothing heavy loads here. */

import { workspace, type ExtensionContext, type Uri } from 'vscode';
import type { Recording } from '../engine/recording';
import { currentSession, type App } from './host/app';
import { registerCodeActions } from './host/codeActions';
import { registerCommands } from './host/commands/register';
import { Diagnostics } from './host/diagnostics';
import { GraphPanels } from './host/graphPanels';
import { registerHover } from './host/hover';
import { createLog } from './host/log';
import { Sessions } from './host/sessions';
import { touchesSettings } from './host/settings';
import { createStatus } from './host/status';
import { createWorkers } from './host/workers';

/** What other extensions may ask of this one; tests do. */
export interface TapescopeApi {
  /** What the last run of an open document left, if there was one. */
  recordingOf(document: Uri): Recording | undefined;
}

export function activate(context: ExtensionContext): TapescopeApi {
  const { extensionUri, subscriptions } = context;
  const log = createLog();
  const workers = createWorkers(extensionUri, log);
  const sessions = new Sessions(workers, log);
  const panels = new GraphPanels(sessions, extensionUri, log);
  const app: App = { sessions, panels, log };
  const diagnostics = new Diagnostics(sessions, extensionUri);

  subscriptions.push(log, workers, sessions, panels, diagnostics);
  subscriptions.push(registerCommands(app), registerHover(sessions), registerCodeActions(sessions));
  subscriptions.push(createStatus(sessions, () => currentSession(app)));
  subscriptions.push(
    workspace.onDidChangeConfiguration((event) => {
      if (touchesSettings(event)) for (const session of sessions.all) diagnostics.refresh(session);
    }),
  );
  return { recordingOf: (document) => sessions.at(document)?.lastRun?.recording };
}
