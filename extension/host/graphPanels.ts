/** @file One graph panel per document, reused while it is open. */

import { EventEmitter, type Disposable, type Uri } from 'vscode';
import { Disposables } from './disposables';
import { GraphPanel } from './graphPanel';
import type { Log } from './log';
import type { Session } from './session';
import type { Sessions } from './sessions';

export class GraphPanels implements Disposable {
  private readonly panels = new Map<Session, GraphPanel>();
  private readonly parts = new Disposables();
  private readonly focusChanged = this.parts.add(new EventEmitter<void>());
  /** A graph got or lost the focus, or was closed. */
  readonly onDidChangeFocus = this.focusChanged.event;

  constructor(
    private readonly sessions: Sessions,
    private readonly extensionUri: Uri,
    private readonly log: Log,
  ) {
    this.parts.add(sessions.onDidClose((session) => this.panels.get(session)?.dispose()));
  }

  /** Opens the document's panel beside the editor, or brings it to the front. */
  show(session: Session): void {
    const open = this.panels.get(session);
    if (open) return open.reveal();
    const retained = this.sessions.retain(session);
    const panel: GraphPanel = new GraphPanel(session, this.extensionUri, this.log, {
      focus: () => this.focusChanged.fire(),
      close: () => {
        this.panels.delete(session);
        panel.dispose();
        retained.dispose();
        this.focusChanged.fire();
      },
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
