/** @file One graph panel per document, reused while it is open. */

import type { Disposable, Uri } from 'vscode';
import { Disposables } from './disposables';
import { GraphPanel } from './graphPanel';
import type { Log } from './log';
import type { Session } from './session';
import type { Sessions } from './sessions';

export class GraphPanels implements Disposable {
  private readonly panels = new Map<Session, GraphPanel>();
  private readonly parts = new Disposables();

  constructor(
    sessions: Sessions,
    private readonly extensionUri: Uri,
    private readonly log: Log,
  ) {
    this.parts.add(sessions.onDidClose((session) => this.panels.get(session)?.dispose()));
  }

  /** Opens the document's panel beside the editor, or brings it to the front. */
  show(session: Session): void {
    const open = this.panels.get(session);
    if (open) return open.reveal();
    const panel = new GraphPanel(session, this.extensionUri, this.log, () => {
      this.panels.delete(session);
      panel.dispose();
    });
    this.panels.set(session, panel);
  }

  /** The session whose graph has the focus. */
  get active(): Session | undefined {
    return [...this.panels.values()].find((panel) => panel.isActive)?.session;
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
    this.parts.dispose();
  }
}
