/** @file The sessions of all open documents: made when a document opens, gone when it closes. */

import {
  EventEmitter,
  Position,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
  type ViewColumn,
} from 'vscode';
import { Disposables } from './disposables';
import { DocumentSessions } from './documentSessions';
import { isMarkdown, isSnippetLanguage, namesEngineIn } from './languages';
import type { Log } from './log';
import { Session, type Workers } from './session';
import { onSettingsChange, settingsFor } from './settings';
import type { SnippetText } from './snippetText';
import { tabOf } from './tabs';

export class Sessions implements Disposable {
  private readonly documents = new Map<string, DocumentSessions>();
  private readonly listening = new Map<Session, Disposable>();
  private latest: Session | undefined;
  private inFront: Session | undefined;
  private readonly parts = new Disposables();
  private readonly changed = this.parts.add(new EventEmitter<Session>());
  private readonly closed = this.parts.add(new EventEmitter<Session>());
  private readonly edited = this.parts.add(new EventEmitter<Session>());
  private readonly activeChanged = this.parts.add(new EventEmitter<void>());
  /** Something a session shows may have changed. */
  readonly onDidChange = this.changed.event;
  readonly onDidClose = this.closed.event;
  /** Its text was edited. */
  readonly onDidEdit = this.edited.event;
  /** Another editor is in front, or the cursor went to another snippet of it. */
  readonly onDidChangeActive = this.activeChanged.event;

  constructor(
    private readonly workers: Workers,
    private readonly log: Log,
  ) {
    this.parts.add(workspace.onDidOpenTextDocument((document) => this.open(document)));
    // A change of language comes as a close and an open.
    this.parts.add(workspace.onDidCloseTextDocument((document) => this.close(document.uri)));
    this.parts.add(
      workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) this.hear(event);
      }),
    );
    this.parts.add(
      workspace.onDidGrantWorkspaceTrust(() => {
        for (const session of this.all) session.trusted();
      }),
    );
    this.parts.add(onSettingsChange(() => workspace.textDocuments.forEach((document) => this.reconsider(document))));
    this.parts.add(
      window.onDidChangeActiveTextEditor(() => {
        this.remember();
        this.activeChanged.fire();
      }),
    );
    this.parts.add(
      window.onDidChangeTextEditorSelection(() => {
        if (this.remember()) this.activeChanged.fire();
      }),
    );
    for (const document of workspace.textDocuments) this.open(document);
    this.remember();
  }

  /** The snippets of an open document, from top to bottom; none when it is none of our languages. */
  in(document: TextDocument): readonly Session[] {
    return this.ofDocument(document.uri)?.sessions ?? [];
  }
  /** The snippet that stands there. */
  at(document: TextDocument, position: Position): Session | undefined {
    return this.ofDocument(document.uri)?.at(position);
  }
  /** The snippet that a reader has to do with who is there; without a place, where the cursor is. */
  near(document: TextDocument, position = cursorIn(document)): Session | undefined {
    return this.ofDocument(document.uri)?.near(position);
  }
  /** The same of a document that may be closed by now. */
  of(uri: Uri, position?: Position): Session | undefined {
    const known = this.ofDocument(uri);
    return known && this.near(known.document, position);
  }
  /** The one that stood in this fence, by number, when the window was reloaded. */
  kept(document: TextDocument, fence: number | null): Session | undefined {
    return this.ofDocument(document.uri)?.nth(fence ?? 0);
  }
  get all(): readonly Session[] {
    return [...this.listening.keys()];
  }
  /** The session of the editor in front; of several, that of the cursor. */
  get active(): Session | undefined {
    const editor = window.activeTextEditor;
    return editor && this.near(editor.document, editor.selection.active);
  }

  /** The session of the editor that was in front last, while it still has a tab; and the column of that tab. */
  get lastActive(): { readonly session: Session; readonly viewColumn: ViewColumn } | undefined {
    const session = this.latest;
    const tab = session && tabOf(session.document.uri);
    return session && tab && { session, viewColumn: tab.group.viewColumn };
  }

  /** Keeps a session although its document is closed: its graph is still shown. Ends with the disposable. */
  retain(session: Session): Disposable {
    const { uri } = session.document;
    const release = this.ofDocument(uri)?.retain(session);
    return {
      dispose: () => {
        release?.();
        this.forgetIfEmpty(uri);
      },
    };
  }

  private ofDocument(uri: Uri): DocumentSessions | undefined {
    return this.documents.get(uri.toString());
  }

  private open(document: TextDocument): void {
    const known = this.ofDocument(document.uri);
    if (known) {
      if (known.document !== document) known.update(document);
      return;
    }
    if (!isSnippetLanguage(document) && !this.isToBeRead(document)) return;
    const sessions = new DocumentSessions(
      document,
      (text) => this.begin(text),
      (session) => this.end(session),
    );
    this.documents.set(document.uri.toString(), sessions);
  }

  /** Most Markdown ends here: nothing is kept of what does not name the engine. */
  private isToBeRead(document: TextDocument): boolean {
    return isMarkdown(document) && settingsFor(document.uri).markdown && namesEngineIn(document);
  }

  private hear({ document, contentChanges }: TextDocumentChangeEvent): void {
    const known = this.ofDocument(document.uri);
    if (known) for (const session of known.update(document, contentChanges)) this.edited.fire(session);
    else if (isMarkdown(document) && namesEngineIn(document, contentChanges)) this.open(document);
    if (this.remember()) this.activeChanged.fire();
  }

  /** After a change of the settings. */
  private reconsider(document: TextDocument): void {
    if (!isMarkdown(document)) return;
    const known = this.ofDocument(document.uri);
    if (known) known.update(document);
    else this.open(document);
  }

  private close(uri: Uri): void {
    this.ofDocument(uri)?.close();
    this.forgetIfEmpty(uri);
  }
  private forgetIfEmpty(uri: Uri): void {
    const known = this.ofDocument(uri);
    if (known?.isEmpty && known.document.isClosed) this.documents.delete(uri.toString());
  }

  private begin(text: SnippetText): Session {
    const session = new Session(text, this.workers, this.log);
    this.listening.set(
      session,
      session.onDidChange(() => this.changed.fire(session)),
    );
    return session;
  }
  private end(session: Session): void {
    if (this.latest === session) this.latest = undefined;
    if (this.inFront === session) this.inFront = undefined;
    this.closed.fire(session);
    this.listening.get(session)?.dispose();
    this.listening.delete(session);
    session.dispose();
  }

  /** Whether another session is in front. */
  private remember(): boolean {
    const { active } = this;
    const isOther = active !== this.inFront;
    this.inFront = active;
    this.latest = active ?? this.latest;
    return isOther;
  }

  dispose(): void {
    for (const session of this.all) this.end(session);
    this.documents.clear();
    this.parts.dispose();
  }
}

function cursorIn(document: TextDocument): Position {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  return editors.find((editor) => editor?.document === document)?.selection.active ?? new Position(0, 0);
}
