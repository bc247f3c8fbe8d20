/** @file Registers the table's commands, each inside the one place that catches what they throw. */

import { commands, l10n, window, type Disposable } from 'vscode';
import type { App } from '../app';
import { Disposables } from '../disposables';
import { messageOf } from '../log';
import { COMMANDS, type Command } from './table';

export function registerCommands(app: App): Disposable {
  const parts = new Disposables();
  for (const [id, command] of Object.entries<Command>(COMMANDS)) {
    parts.add(commands.registerCommand(id, (target: unknown) => guarded(app, id, () => command(app, target))));
  }
  return parts;
}

/** A mistake of ours is logged with its context and told in one sentence; nothing is swallowed. */
async function guarded(app: App, id: string, command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    app.log.failed(`running the command ${id}`, error);
    const showLog = l10n.t('Show Log');
    // Not awaited: the command is over, whenever the message is put away.
    void window.showErrorMessage(`Tapescope: ${messageOf(error)}`, showLog).then((picked) => {
      if (picked === showLog) app.log.show();
    });
  }
}
