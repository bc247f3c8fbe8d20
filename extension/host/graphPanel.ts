/** @file The gradient graph of one document, in a webview beside its editor. It shows what it is sent and computes nothing. */

import { randomBytes } from 'node:crypto';
import {
  l10n,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type WebviewPanel,
} from 'vscode';
import type { Recording } from '../../engine/recording';
import { explainNode } from '../explain/explainNode';
import { gridOf } from '../explain/grid';
import { Channel, ChannelError } from '../protocol/channel';
import type { GraphState, WebviewContract, WebviewHostContract } from '../protocol/messages';
import { packNumbers, unpackNumbers } from '../protocol/wireNumbers';
import { PANEL_CHECKS } from './checks';
import { Disposables } from './disposables';
import { baseName } from './fileNames';
import type { Log } from './log';
import { rowUnder, viewOf } from './place';
import { toRange } from './ranges';
import { saveFile } from './saveFile';
import type { Session } from './session';

/** The webview's type; package.json asks `activeWebviewPanelId` for it. */
export const GRAPH_VIEW = 'tapescope.graph';

export class GraphPanel implements Disposable {
  private readonly parts = new Disposables();
  private readonly panel: WebviewPanel;
  private readonly channel: Channel<WebviewHostContract, WebviewContract>;
  private highlighted: number | null = null;
  /** What the last question that ran the snippet again left. */
  private repeated: { readonly recording: Recording } | null = null;

  constructor(
    readonly session: Session,
    extensionUri: Uri,
    private readonly log: Log,
    on: { readonly close: () => void; readonly focus: () => void },
  ) {
    const files = Uri.joinPath(extensionUri, 'dist', 'webview');
    this.panel = this.parts.add(
      window.createWebviewPanel(
        GRAPH_VIEW,
        l10n.t('Gradient graph: {0}', baseName(session.fileName)),
        { viewColumn: ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: [files], enableFindWidget: false },
      ),
    );
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
          return this.state();
        },
        'host/reveal': async ({ site }) => {
          await this.revealSource(site);
          return null;
        },
        'host/explain': ({ tensor, gradient, asked }) => {
          const run = asked ? this.repeated : session.lastRun;
          return run ? explainNode(viewOf(run), gradient, tensor) : null;
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
          const run = session.lastRun;
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
          this.highlight(session.document.offsetAt(cursor.active));
        }
      }),
    );
    this.panel.onDidDispose(on.close);
    this.parts.add(this.panel.onDidChangeViewState(on.focus));
    webview.html = page(
      webview.cspSource,
      webview.asWebviewUri(Uri.joinPath(files, 'main.js')),
      webview.asWebviewUri(Uri.joinPath(files, 'main.css')),
    );
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** To the front, where it already stands; the editor keeps the focus. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private refresh(): void {
    this.send('graph/show', this.state());
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
      // Closed, or still loading (then it asks by itself with `host/ready`): nobody waits for this answer.
      if (!ChannelError.is(error, 'closed') && !ChannelError.is(error, 'deadline')) {
        this.log.failed(`sending ${request} to the graph of ${this.session.fileName}`, error);
      }
    });
  }

  private state(): GraphState {
    const { session } = this;
    const fileName = baseName(session.fileName);
    if (session.isRunning) return { kind: 'running', fileName };
    const { refusal, lastRun } = session;
    if (refusal) return { kind: 'empty', fileName, hint: refusal.sentence };
    if (!lastRun)
      return { kind: 'empty', fileName, hint: l10n.t('Run "Show Gradient Graph" to see the graph of this snippet.') };
    const { recording, findings, problem } = lastRun;
    const lines = recording.sites.map((_, site) => session.lineOf(site));
    return { kind: 'recording', fileName, recording, findings, lines, stale: session.isStale, problem };
  }

  /** Selects the exact range of a site in the editor; opens the editor again where it was closed. */
  private async revealSource(site: number): Promise<void> {
    const span = this.session.siteSpan(site);
    if (!span) return;
    const { document } = this.session;
    const open = window.visibleTextEditors.find((editor) => editor.document === document);
    const range = toRange(document, span);
    const editor = await window.showTextDocument(await workspace.openTextDocument(document.uri), {
      viewColumn: open?.viewColumn ?? ViewColumn.One,
      preserveFocus: false,
    });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    this.parts.dispose();
  }
}

function page(cspSource: string, script: Uri, style: Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data: blob:`,
    // The Worker that lays out large graphs is made of a text in the script.
    ['worker-src', 'blob:'].join(' '),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${l10n.t('Gradient graph')}</title>
    <link rel="stylesheet" href="${style.toString()}">
  </head>
  <body>
    <div id="app"></div>
    <script nonce="${nonce}" src="${script.toString()}"></script>
  </body>
</html>`;
}
