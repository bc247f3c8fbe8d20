/** @file The sessions of one open document: one for a snippet's file; one for each fence of a Markdown document that uses the engine. */

import type { Position, TextDocument, TextDocumentContentChangeEvent } from 'vscode';
import { alignTexts } from '../markdown/alignTexts';
import { namesEngine } from '../snippet/quickLook';
import { fencesOf, isSnippetLanguage } from './languages';
import type { Session } from './session';
import { fencedText, goneText, wholeDocument, type SnippetText } from './snippetText';
import { applyEdits, differenceOf, type Edit } from './trackedSpans';

/** A snippet of the document as it is now; without a session while it does not use the engine. */
interface Shown {
  readonly text: SnippetText;
  readonly session: Session | null;
}

/** Of fences that are gone so many keep their run, in case they come back: someone may be in the middle of a fence above. */
const MOST_GONE = 8;

export class DocumentSessions {
  private shown: readonly Shown[] = [];
  private gone: readonly { readonly session: Session; readonly lastText: string }[] = [];
  private readonly live = new Set<Session>();
  private readonly retained = new Set<Session>();

  /** `make` and `drop`: a session's beginning and its end. */
  constructor(
    private shownDocument: TextDocument,
    private readonly make: (text: SnippetText) => Session,
    private readonly drop: (session: Session) => void,
  ) {
    this.update(shownDocument);
  }

  get document(): TextDocument {
    return this.shownDocument;
  }
  /** From top to bottom. */
  get sessions(): readonly Session[] {
    return this.shown.flatMap(({ session }) => session ?? []);
  }
  get isEmpty(): boolean {
    return this.live.size === 0;
  }

  /** Whose text the place is in. */
  at(position: Position): Session | undefined {
    return this.holder(position)?.session ?? undefined;
  }
  /** The one a reader at that place has to do with: beside the fences it is the last above, else the first. */
  near(position: Position): Session | undefined {
    const holder = this.holder(position);
    if (holder) return holder.session ?? undefined;
    const offset = this.document.offsetAt(position);
    const { sessions } = this;
    return sessions.findLast(({ place }) => (place.fence?.open ?? 0) <= offset) ?? sessions[0];
  }
  private holder(position: Position): Shown | undefined {
    return this.shown.find(({ text }) => text.contains(position));
  }
  /** The fence of an address. */
  nth(index: number): Session | undefined {
    return this.shown[index]?.session ?? this.sessions[0];
  }

  /** The document's text is another one, it is open again, or the settings changed. Answers whose own text is another now. */
  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[] = []): readonly Session[] {
    this.shownDocument = document;
    const before = this.shown;
    const now = isSnippetLanguage(document) ? [wholeOf(document)] : fencesIn(document);
    const partners = alignTexts(
      before.map(({ text }) => text.text),
      now.map(({ text }) => text),
    );
    const edited: Session[] = [];
    this.shown = now.map(({ text, placed }, i): Shown => {
      const session = this.sessionFor(text, before[partners[i] ?? -1]?.session ?? null);
      if (session) {
        const place = placed(session.place.id);
        if (session.place.text !== text) edited.push(session);
        session.stands(place, session.place.text === text ? [] : editsBetween(session.place, place, changes));
        return { text: place, session };
      }
      const place = placed(this.freeId());
      return { text: place, session: isWorthASession(place) ? this.begin(place) : null };
    });
    const kept = new Set(this.sessions);
    for (const { session, text } of before) if (session && !kept.has(session)) this.lose(session, text);
    return edited;
  }

  /** Keeps a session although its fence or its document is gone: its graph is still shown. Ends with the answer's call. */
  retain(session: Session): () => void {
    this.retained.add(session);
    return () => {
      this.retained.delete(session);
      const isGone = this.gone.some((one) => one.session === session);
      if (this.document.isClosed || isGone) this.end(session);
    };
  }

  /** The document is closed. */
  close(): void {
    // An unsaved text is gone then; nothing could be revealed in it.
    const keeps = (session: Session): boolean => this.retained.has(session) && !this.document.isUntitled;
    for (const session of [...this.live]) if (!keeps(session)) this.end(session);
  }

  /** Of a text that came back, the session it had; else that of the text it came from. */
  private sessionFor(text: string, known: Session | null): Session | null {
    if (known?.place.text === text) return known;
    const back = this.gone.find(({ lastText }) => lastText === text);
    if (!back) return known;
    this.gone = this.gone.filter((one) => one !== back);
    return back.session;
  }

  private begin(text: SnippetText): Session {
    const session = this.make(text);
    this.live.add(session);
    return session;
  }

  private lose(session: Session, { text: lastText }: SnippetText): void {
    session.stands(goneText(session.place), [differenceOf(lastText, '')]);
    this.gone = [...this.gone, { session, lastText }];
    const free = this.gone.filter((one) => !this.retained.has(one.session));
    const worthless = free.filter((one) => one.session.lastRun === null);
    const tooMany = free.filter((one) => one.session.lastRun !== null).slice(0, -MOST_GONE);
    for (const one of [...worthless, ...tooMany]) this.end(one.session);
  }

  private end(session: Session): void {
    this.retained.delete(session);
    this.live.delete(session);
    this.gone = this.gone.filter((one) => one.session !== session);
    this.shown = this.shown.map((one) => (one.session === session ? { ...one, session: null } : one));
    this.drop(session);
  }

  /** The first that no session has. */
  private freeId(): number {
    const taken = new Set([...this.live].map(({ place }) => place.id));
    let id = 0;
    while (taken.has(id)) id++;
    return id;
  }
}

/** A text of the document, and where it stands under a session's number. */
interface Found {
  readonly text: string;
  placed(id: number): SnippetText;
}

function wholeOf(document: TextDocument): Found {
  const whole = wholeDocument(document);
  return { text: whole.text, placed: () => whole };
}

function fencesIn(document: TextDocument): readonly Found[] {
  return fencesOf(document).map((fence, index) => ({
    text: fence.text,
    placed: (id) => fencedText(document, fence, id, index),
  }));
}

/** A file may use the engine soon; of a document's fences only those count that do. */
function isWorthASession({ document, text }: SnippetText): boolean {
  return isSnippetLanguage(document) || namesEngine(text);
}

/** The document's changes as edits of a snippet's own text; where that is not what they come to, one edit of the same effect. */
function editsBetween(
  before: SnippetText,
  now: SnippetText,
  changes: readonly TextDocumentContentChangeEvent[],
): readonly Edit[] {
  const edits = changes
    .map(({ rangeOffset, rangeLength, text }) => ({ offset: rangeOffset - before.start, length: rangeLength, text }))
    .filter(({ offset, length }) => offset >= 0 && offset + length <= before.text.length);
  // Of the marks of lists and quotes a fence knows nothing; a whole document is what its changes made it.
  const isExact = edits.length > 0 && (now.fence === null || applyEdits(before.text, edits) === now.text);
  return isExact ? edits : [differenceOf(before.text, now.text)];
}
