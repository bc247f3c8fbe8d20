/** @file The gradient graph of one document, in a webview beside its editor. It shows what it is sent and computes nothing. */

import { commands, l10n, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import type { Recording } from '../../engine/recording';
import { explainNode } from '../explain/explainNode';
import { gridOf } from '../explain/grid';
import { Channel, ChannelError } from '../protocol/channel';
import type { GraphState, RunState, WebviewContract, WebviewHostContract } from '../protocol/messages';
import { packNumbers, unpackNumbers } from '../protocol/wireNumbers';
import { PANEL_CHECKS } from './checks';
import { Disposables } from './disposables';
import type { Log } from './log';
import { graphPage } from './panelPage';
import { rowUnder, viewOf } from './place';
import { revealSite } from './revealSite';
import { saveFile } from './saveFile';
import type { Session } from './session';
import { mayRun, restrictedSentence } from './trust';

/** The webview's type; package.json asks `activeWebviewPanelId` for it. */
export const GRAPH_VIEW = 'tapescope.graph';

export class GraphPanel implements Disposable {
  private readonly parts = new Disposables();
  private readonly panel: WebviewPanel;
  private readonly channel: Channel<WebviewHostContract, WebviewContract>;
  private highlighted: number | null = null;
  /** The run that the page shows; null while it shows none. */
  private shown: Recording | null = null;
  /** What the last question that ran the snippet again left. */
  private repeated: { readonly recording: Recording } | null = null;

  constructor(
    readonly session: Session,
    extensionUri: Uri,
    private readonly log: Log,
    on: { readonly close: () => void; readonly focus: () => void; readonly run: () => Promise<void> },
    /** One that VS Code brought back after a reload of the window, in place of a new one. */
    private readonly restored: WebviewPanel | null = null,
  ) {
    const files = Uri.joinPath(extensionUri, 'dist', 'webview');
    const options = { enableScripts: true, localResourceRoots: [files] };
    this.panel = this.parts.add(
      restored ??
        window.createWebviewPanel(
          GRAPH_VIEW,
          this.title,
          { viewColumn: ViewColumn.Beside, preserveFocus: true },
          options,
        ),
    );
    this.panel.title = this.title;
    this.panel.webview.options = options;
    const { webview } = this.panel;
    this.channel = new Channel<WebviewHostContract, WebviewContract>(
      {
        post: (message) => void webview.postMessage(packNumbers(message)),
        onMessage: (listener) =>
          this.parts.add(webview.onDidReceiveMessage((m: unknown) => listener(unpackNumbers(m)))),
      },
      {
        'host/ready': () => {
          // A page that starts, or starts again after it was hidden, highlights nothing yet.
          this.highlighted = null;
          return this.showing(this.state());
        },
        'host/reveal': async ({ site }) => {
          await revealSite(session, site, false);
          return null;
        },
        'host/explain': ({ tensor, gradient, asked }) => {
          const run = asked ? this.repeated : session.lastRun;
          return run ? explainNode(viewOf(run), gradient, tensor) : null;
        },
        'host/run': async () => {
          await (mayRun() ? on.run() : commands.executeCommand('workbench.trust.manage'));
          return null;
        },
        'host/stop': () => {
          session.stop();
          return null;
        },
        'host/ask': async (ask, signal) => {
          const answer = await session.ask(ask, signal);
          if (answer.kind === 'run') this.repeated = answer;
          return answer;
        },
        'host/save': (file) => {
          const state = this.state();
          return saveFile(file, session.document.uri, state.kind === 'recording' ? state : null, files);
        },
        'host/grid': (question) => {
          const run = question.asked ? this.repeated : session.lastRun;
          return gridOf(run ? viewOf(run) : null, question);
        },
      },
      undefined,
      PANEL_CHECKS,
    );
    this.parts.add({ dispose: () => this.channel.dispose('The graph was closed.') });
    this.parts.add(session.onDidChange(() => this.refresh()));
    this.parts.add(
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const cursor = selections[0];
        if (textEditor.document === session.document && cursor) {
          this.highlight(session.place.offsetAt(cursor.active));
        }
      }),
    );
    this.panel.onDidDispose(on.close);
    this.parts.add(this.panel.onDidChangeViewState(on.focus));
    webview.html = graphPage({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(Uri.joinPath(files, 'main.js')),
      style: webview.asWebviewUri(Uri.joinPath(files, 'main.css')),
      document: session.place.uri,
    });
  }

  private get title(): string {
    return l10n.t('Gradient graph: {0}', this.session.place.title);
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** To the front, where it already stands; the editor keeps the focus. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private refresh(): void {
    // The line of a fence is part of its name.
    if (this.panel.title !== this.title) this.panel.title = this.title;
    if (!this.panel.visible) {
      // A hidden page is gone; back in sight, it asks for everything.
      this.shown = null;
      return;
    }
    const state = this.state();
    if (state.kind === 'recording' && state.recording === this.shown) {
      this.send('graph/update', this.runState(state.recording));
    } else this.send('graph/show', this.showing(state));
  }

  /** A state on its way to the page. */
  private showing(state: GraphState): GraphState {
    this.shown = state.kind === 'recording' ? state.recording : null;
    return state;
  }

  private highlight(offset: number): void {
    const tensor = rowUnder(this.session, offset);
    if (tensor === this.highlighted) return;
    this.highlighted = tensor;
    this.send('graph/highlight', tensor === null ? null : { tensor });
  }

  private send<K extends keyof WebviewContract>(request: K, params: WebviewContract[K]['params']): void {
    if (!this.panel.visible) return;
    this.channel.request(request, params).catch((error: unknown) => {
      // It may not be there: the next state goes as a whole.
      this.shown = null;
      // Closed, or still loading (then it asks by itself with `host/ready`): nobody waits for this answer.
      if (!ChannelError.is(error, 'closed') && !ChannelError.is(error, 'deadline')) {
        this.log.failed(`sending ${request} to the graph of ${this.session.fileName}`, error);
      }
    });
  }

  private state(): GraphState {
    const { session } = this;
    const fileName = session.place.title;
    const { refusal, lastRun, isWaiting: waits } = session;
    if (session.isRunning && !lastRun) return { kind: 'running', fileName, waits };
    if (refusal) return { kind: 'empty', fileName, hint: refusal.sentence, action: mayRun() ? 'run' : 'trust' };
    if (!lastRun) return { kind: 'empty', fileName, hint: this.hint(), action: mayRun() ? 'run' : 'trust' };
    const { recording, findings, problem } = lastRun;
    return { kind: 'recording', fileName, recording, findings, problem, ...this.runState(recording) };
  }

  private runState({ sites }: Recording): RunState {
    const { session } = this;
    const lines = sites.map((_, site) => session.lineOf(site));
    // While the next run is under way the last one stays, dimmed: the eye does not lose its place.
    const running = session.isRunning ? ({ running: session.isWaiting ? 'waits' : 'now' } as const) : {};
    return { lines, stale: session.isStale, ...running };
  }

  /** What it takes to see a graph here. */
  private hint(): string {
    if (!mayRun()) return restrictedSentence();
    if (this.restored) return l10n.t('The window was reloaded: run the snippet again to see its graph.');
    return l10n.t('Run "Show Gradient Graph" to see the graph of this snippet.');
  }

  dispose(): void {
    this.parts.dispose();
  }
}
