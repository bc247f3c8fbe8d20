/** @file One graph panel per snippet, reused while it is open. */

import { EventEmitter, l10n, window, type Disposable, type Uri, type WebviewPanel } from 'vscode';
import { Disposables } from './disposables';
import { splitUri } from './fileNames';
import { GRAPH_VIEW, GraphPanel } from './graphPanel';
import { keptDocument, openKept } from './keptPanel';
import type { Log } from './log';
import { sentencePage } from './panelPage';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { settingsFor } from './settings';

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
    this.parts.add(
      window.registerWebviewPanelSerializer(GRAPH_VIEW, {
        deserializeWebviewPanel: (panel, state: unknown) => this.restore(panel, state),
      }),
    );
  }

  /** Opens the snippet's panel beside the editor, or brings it to the front. */
  show(session: Session): void {
    const open = this.panels.get(session);
    if (open) return open.reveal();
    this.open(session, null);
  }

  /** After a reload of the window the tab is there again. Its graph is not: that takes a run, which only the setting may start. */
  private async restore(restored: WebviewPanel, state: unknown): Promise<void> {
    const uri = keptDocument(state);
    const kept = uri && splitUri(uri);
    const document = kept && (await openKept(kept.document));
    const session = document && this.sessions.kept(document, kept.fence);
    if (!session) {
      restored.webview.html = sentencePage(
        l10n.t('The snippet of this graph is not there any more: this tab can be closed.'),
      );
      return;
    }
    if (this.panels.has(session)) return restored.dispose();
    this.open(session, restored);
    if (settingsFor(session.document.uri).runWhen === 'onCommand') return;
    session.runAlong().catch((error: unknown) => this.log.failed(`running ${session.fileName} again`, error));
  }

  private open(session: Session, restored: WebviewPanel | null): void {
    const retained = this.sessions.retain(session);
    const on = {
      focus: () => this.focusChanged.fire(),
      run: () => session.run(),
      close: () => {
        this.panels.delete(session);
        panel.dispose();
        retained.dispose();
        this.focusChanged.fire();
      },
    };
    const panel: GraphPanel = new GraphPanel(session, this.extensionUri, this.log, on, restored);
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
