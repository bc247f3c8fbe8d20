/** @file What commands work with. */

import type { Uri } from 'vscode';
import type { Converter } from '../convert/convertEntry';
import type { GraphPanels } from './graphPanels';
import type { Log } from './log';
import type { Session } from './session';
import type { Sessions } from './sessions';

export interface App {
  readonly sessions: Sessions;
  readonly panels: GraphPanels;
  readonly log: Log;
  readonly convert: Converter;
  /** The extension's own folder. */
  readonly extensionUri: Uri;
}

/** The session the user works with: that of the editor in front, else that of the graph in front. */
export function currentSession({ sessions, panels }: Pick<App, 'sessions' | 'panels'>): Session | undefined {
  return sessions.active ?? panels.active;
}
