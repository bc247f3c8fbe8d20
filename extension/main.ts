/** @file What VS Code starts, in either of its extension hosts: a table of contents of the extension. Nothing heavy loads here. */

import { env, l10n, type ExtensionContext } from 'vscode';
import { ACTIVATION } from './host/activation';
import { createApi, type TapescopeApi } from './host/api';
import type { App } from './host/app';
import { registerCodeActions } from './host/codeActions';
import { registerCodeLens } from './host/codeLens';
import { registerCommands } from './host/commands/register';
import { registerCompletion } from './host/completion';
import { Diagnostics } from './host/diagnostics';
import { Disposables } from './host/disposables';
import { GraphPanels } from './host/graphPanels';
import { registerGutter } from './host/gutter';
import { registerHover } from './host/hover';
import { registerLanguageStatus } from './host/languageStatus';
import { registerLineValues } from './host/lineValues';
import { createLog } from './host/log';
import { registerReadingAlong } from './host/readingAlong';
import { Sessions } from './host/sessions';
import { onSettingsChange } from './host/settings';
import { createStatus } from './host/status';
import { registerTapeTree } from './host/tapeTree';
import { createWorkers, type Helpers } from './host/workers';
import { speak } from './protocol/words';

export type { TapescopeApi } from './host/api';

/** `helpers`: what differs between the hosts; see `node/main.ts` and `web/main.ts`, where they start it. */
export function activateWith(helpers: Helpers, { extensionUri, subscriptions }: ExtensionContext): TapescopeApi {
  const start = performance.now();
  speak(l10n.bundle ?? {}, l10n.bundle && env.language);
  const parts = new Disposables();
  subscriptions.push(parts);

  const log = parts.add(createLog());
  const workers = parts.add(createWorkers(helpers, log));
  const sessions = parts.add(new Sessions(workers, log));
  const panels = parts.add(new GraphPanels(sessions, extensionUri, log));
  const diagnostics = parts.add(new Diagnostics(sessions, extensionUri));
  const app: App = { sessions, panels, log, extensionUri, convert: helpers.convert };

  parts.add(registerCommands(app));
  parts.add(registerHover(sessions));
  parts.add(registerLineValues(sessions));
  parts.add(registerCompletion(sessions, workers, log));
  parts.add(registerCodeLens(sessions));
  parts.add(registerCodeActions(sessions));
  parts.add(registerGutter(sessions));
  parts.add(registerTapeTree(app));
  parts.add(registerReadingAlong(sessions, log));
  parts.add(createStatus(app));
  parts.add(registerLanguageStatus(app));
  parts.add(
    onSettingsChange(() => {
      for (const session of sessions.all) diagnostics.refresh(session);
    }),
  );

  const api = createApi(sessions, parts);
  performance.measure(ACTIVATION, { start });
  return api;
}
