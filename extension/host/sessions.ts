/** @file The sessions of all open documents: made when a document opens, gone when it closes. */

import { EventEmitter, window, workspace, type Disposable, type TextDocument, type Uri, type ViewColumn } from 'vscode';
import { Disposables } from './disposables';
import { isSnippetLanguage } from './languages';
import type { Log } from './log';
import { Session, type Workers } from './session';
import { tabOf } from './tabs';

export class Sessions implements Disposable {
  private readonly sessions = new Map<string, { readonly session: Session; readonly listening: Disposable }>();
  private readonly retained = new Set<Session>();
  private latest: Session | undefined;
  private readonly parts = new Disposables();
  private readonly changed = this.parts.add(new EventEmitter<Session>());
  private readonly closed = this.parts.add(new EventEmitter<Session>());
  /** Something a session shows may have changed. */
  readonly onDidChange = this.changed.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly workers: Workers,
    private readonly log: Log,
  ) {
    this.parts.add(workspace.onDidOpenTextDocument((document) => this.open(document)));
    // A change of language comes as a close and an open.
    this.parts.add(workspace.onDidCloseTextDocument((document) => this.close(document.uri)));
    this.parts.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.of(document)?.edited(contentChanges);
      }),
    );
    this.parts.add(
      workspace.onDidGrantWorkspaceTrust(() => {
        for (const session of this.all) session.trusted();
      }),
    );
    const remember = (): void => {
      this.latest = this.active ?? this.latest;
    };
    this.parts.add(window.onDidChangeActiveTextEditor(remember));
    for (const document of workspace.textDocuments) this.open(document);
    remember();
  }

  /** The session of an open document; undefined when it is none of our languages. */
  of(document: TextDocument): Session | undefined {
    return this.sessions.get(document.uri.toString())?.session;
  }
  at(uri: Uri): Session | undefined {
    return this.sessions.get(uri.toString())?.session;
  }
  get all(): readonly Session[] {
    return [...this.sessions.values()].map(({ session }) => session);
  }
  /** The session of the editor in front. */
  get active(): Session | undefined {
    const document = window.activeTextEditor?.document;
    return document && this.of(document);
  }

  /** The session of the editor that was in front last, while it still has a tab; and the column of that tab. */
  get lastActive(): { readonly session: Session; readonly viewColumn: ViewColumn } | undefined {
    const session = this.latest;
    const tab = session && tabOf(session.document.uri);
    return session && tab && { session, viewColumn: tab.group.viewColumn };
  }

  /** Keeps a session although its document is closed: its graph is still shown. Ends with the disposable. */
  retain(session: Session): Disposable {
    // An unsaved text is gone once it is closed; nothing could be revealed in it.
    if (session.document.isUntitled) return { dispose: () => undefined };
    this.retained.add(session);
    return {
      dispose: () => {
        this.retained.delete(session);
        if (session.document.isClosed) this.close(session.document.uri);
      },
    };
  }

  private open(document: TextDocument): void {
    if (!isSnippetLanguage(document)) return;
    const key = document.uri.toString();
    const known = this.sessions.get(key)?.session;
    if (known) {
      if (known.document !== document) known.reopened(document);
      return;
    }
    const session = new Session(document, this.workers, this.log);
    this.sessions.set(key, { session, listening: session.onDidChange(() => this.changed.fire(session)) });
  }

  private close(uri: Uri): void {
    const key = uri.toString();
    const entry = this.sessions.get(key);
    if (!entry || this.retained.has(entry.session)) return;
    this.sessions.delete(key);
    if (this.latest === entry.session) this.latest = undefined;
    this.closed.fire(entry.session);
    entry.listening.dispose();
    entry.session.dispose();
  }

  dispose(): void {
    this.retained.clear();
    for (const { session } of [...this.sessions.values()]) this.close(session.document.uri);
    this.parts.dispose();
  }
}
