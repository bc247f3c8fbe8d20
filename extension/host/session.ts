/** @file All that is known of one snippet, a document or a fence in it: its latest analysis, its latest run, and how far the text has moved on since. */

import { EventEmitter, l10n, type Disposable, type TextDocument } from 'vscode';
import type { Recording } from '../../engine/recording';
import type { Finding } from '../lint/finding';
import type { Ask, PanelAnswer } from '../protocol/asking';
import { ChannelError } from '../protocol/channel';
import { UnrunnableError } from '../runner/modules';
import type { Analysis, Linted, OpCall, Runnable } from '../snippet/analysis';
import { namesEngine } from '../snippet/quickLook';
import { messageOf, type Log } from './log';
import { moveRun, placeRun, type RecordedRun } from './recordedRun';
import { obstacleIn, problemOf, unrunnable, type Refusal } from './refusal';
import { settingsFor, type Settings } from './settings';
import type { SnippetText } from './snippetText';
import { differenceOf, type Edit, type Span } from './trackedSpans';
import { mayRun, restrictedSentence } from './trust';

/** What a session needs from the rest of the extension; neither of them works on the host's thread. */
export interface Workers {
  lint(fileName: string, text: string): Promise<Linted>;
  analyze(fileName: string, text: string): Promise<Analysis>;
  prepare(fileName: string, text: string): Promise<Runnable>;
  judge(fileName: string, text: string, recording: Recording): Promise<readonly Finding[]>;
  /** In its turn; null when it was called off before that. */
  run(request: RunRequest): Promise<Recording | null>;
  /** Runs again what left this Recording, for an answer. */
  ask(request: AskRequest): Promise<PanelAnswer>;
  /** Nobody will ask about this Recording any more. */
  release(recording: Recording): void;
}
export interface AskRequest extends Pick<RunRequest, 'limits' | 'world' | 'signal'> {
  readonly recording: Recording;
  readonly ask: Ask;
}
export interface RunRequest {
  readonly fileName: string;
  readonly text: string;
  readonly runnable: Runnable;
  readonly limits: Settings['limits'];
  readonly world: Settings['world'];
  /** Somebody asked for it: it goes before those that nobody did. */
  readonly asked: boolean;
  /** Another document's run comes first. */
  readonly onWait: () => void;
  /** Ends the run; what was recorded until then still comes back. */
  readonly signal: AbortSignal;
}

/** The delay after the last keystroke before the text is looked at. */
const TYPING_PAUSE_MS = 150;
/** A repeated run may take so many times as long as the run did, and at least so long. */
const PATIENCE = 5;
const LEAST_PATIENCE_MS = 2000;

export class Session implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Something shown may have changed: findings, run, staleness, activity. */
  readonly onDidChange = this.changed.event;

  /** Findings come first, since someone is typing; places follow. */
  private linted: { readonly text: string; readonly findings: readonly Finding[] } | null = null;
  private analyzed: { readonly text: string; readonly analysis: Analysis } | null = null;
  private analyzing: { readonly text: string; readonly result: Promise<Analysis | null> } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | null = null;
  /** Whether somebody asked for the run under way. */
  private isAsked = false;
  private waits = false;
  private recorded: RecordedRun | null = null;
  private refused: Refusal | null = null;
  private disposed = false;

  constructor(
    private stood: SnippetText,
    private readonly workers: Workers,
    private readonly log: Log,
  ) {
    this.analyzeSoon(0);
  }

  /** Its text, and where that stands. */
  get place(): SnippetText {
    return this.stood;
  }
  get text(): string {
    return this.place.text;
  }
  get document(): TextDocument {
    return this.place.document;
  }
  get fileName(): string {
    return this.place.fileName;
  }
  get isRunning(): boolean {
    return this.running !== null;
  }
  /** The run under way has not begun: another document's comes first. */
  get isWaiting(): boolean {
    return this.isRunning && this.waits;
  }
  get lastRun(): RecordedRun | null {
    return this.recorded;
  }
  get isStale(): boolean {
    return this.recorded !== null && this.recorded.text !== this.text;
  }
  /** Why the run asked for did not happen, while that is still about this text. */
  get refusal(): Refusal | null {
    const { refused } = this;
    if (refused?.text !== this.text) return null;
    return refused.reason === 'restricted' && mayRun() ? null : refused;
  }
  /** What is known of exactly the present text, without waiting. */
  get analysis(): Analysis | null {
    return this.analyzed?.text === this.text ? this.analyzed.analysis : null;
  }
  /** Known to use the engine, in this text or the one before. */
  get usesEngine(): boolean {
    return this.analyzed?.analysis.usesEngine ?? false;
  }

  /** Findings to show for the present text: the run's while it is the text that ran, else those of the text alone; null while unknown. */
  get findings(): readonly Finding[] | null {
    if (this.recorded && !this.isStale) return this.recorded.findings;
    if (!namesEngine(this.text)) return [];
    return this.linted?.text === this.text ? this.linted.findings : null;
  }

  /** Op calls of the present text, for hovers before any run. */
  callsBeforeRun(): readonly (Span & { readonly call: OpCall })[] {
    const analysis = this.analysis;
    if (!analysis) return [];
    return analysis.calls.flatMap((call) => {
      const site = analysis.sites[call.site];
      return site ? [{ start: site.start, end: site.end, call }] : [];
    });
  }

  /** The range of one of the run's sites in the present text. */
  siteSpan(site: number): Span | null {
    return this.recorded?.siteSpans[site] ?? null;
  }
  /** Its line in the present text, from 1. */
  lineOf(site: number): number | null {
    const span = this.siteSpan(site);
    return span && this.place.toRange(span).start.line + 1;
  }

  /** The workspace is trusted now: what was refused for want of trust may be asked for again. */
  trusted(): void {
    this.changed.fire();
  }

  /** Its text is another one, to which the edits lead, or stands elsewhere. Ranges of the last run move along. */
  stands(place: SnippetText, edits: readonly Edit[]): void {
    const before = this.stood;
    this.stood = place;
    if (place.text !== before.text) this.moved(edits);
    else if (place.fence?.line !== before.fence?.line || place.document !== before.document) this.changed.fire();
  }

  private moved(edits: readonly Edit[]): void {
    const text = this.text;
    const recorded = this.recorded;
    if (recorded) {
      // Undone back to the text that ran: every range is right again, also those that an edit had dropped.
      this.recorded = recorded.text === text ? placeRun(recorded) : moveRun(recorded, edits);
    }
    this.analyzeSoon(TYPING_PAUSE_MS);
    this.changed.fire();
  }

  /** Looks at the text when the typing pauses. */
  private analyzeSoon(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.analyzeNow().catch((error: unknown) => {
        this.log.failed(`analysing ${this.fileName}`, error);
      });
    }, delayMs);
  }

  /** The analysis of the present text, asked for once per text; null when another text took its place meanwhile. */
  analyzeNow(): Promise<Analysis | null> {
    const text = this.text;
    if (this.analyzed?.text === text) return Promise.resolve(this.analyzed.analysis);
    if (this.analyzing?.text === text) return this.analyzing.result;
    clearTimeout(this.timer);
    const result = this.analyze(text);
    this.analyzing = { text, result };
    return result;
  }

  private async analyze(text: string): Promise<Analysis | null> {
    try {
      const { usesEngine, findings } = await this.workers.lint(this.fileName, text);
      // Kept even when the text has moved on: an undo may bring it back.
      const isNewest = (): boolean => !this.disposed && this.analyzing?.text === text;
      if (isNewest()) {
        this.linted = { text, findings };
        if (usesEngine) this.changed.fire();
      }
      const analysis = await this.workers.analyze(this.fileName, text);
      if (isNewest()) {
        this.analyzed = { text, analysis };
        this.changed.fire();
      }
      return analysis;
    } catch (error) {
      if (this.analyzing?.text === text) this.analyzing = null;
      if (this.disposed || ChannelError.is(error, 'cancelled')) return null;
      throw error;
    }
  }

  /** Null when another text took its place meanwhile. */
  private async prepare(text: string): Promise<Runnable | null> {
    try {
      return await this.workers.prepare(this.fileName, text);
    } catch (error) {
      if (ChannelError.is(error, 'cancelled')) return null;
      throw error;
    }
  }

  /**
   * Reads along: runs the present text if it can be run and did not run yet, and says nothing if it cannot.
   * False when it has to wait until the run that somebody asked for is over.
   */
  async runAlong(): Promise<boolean> {
    const isKnown = (): boolean => this.recorded !== null && !this.isStale;
    if (!mayRun() || this.disposed || isKnown()) return true;
    if (!(await this.analyzeNow())?.usesEngine) return true;
    // Whoever is in the middle of a word is not told that nothing runs yet.
    const runnable = await this.prepare(this.text);
    if (!runnable?.program || this.disposed || isKnown()) return true;
    if (this.isRunning && this.isAsked) return false;
    await this.run('along');
    return true;
  }

  /** Runs the present text. The only door to a run; a run of this document that is under way is ended first. */
  async run(cause: 'asked' | 'along' = 'asked'): Promise<void> {
    this.stop();
    let text = this.text;
    if (!mayRun()) return this.refuse({ reason: 'restricted', sentence: restrictedSentence(), marks: [], text });
    const abort = new AbortController();
    this.running = abort;
    this.isAsked = cause === 'asked';
    this.waits = false;
    this.refused = null;
    this.changed.fire();
    try {
      let runnable: Runnable | null;
      do {
        // Typed in while it was looked at: what runs is the present text.
        text = this.text;
        runnable = (await this.analyzeNow()) && (await this.prepare(text));
        if (abort.signal.aborted || this.disposed) return;
      } while (!runnable);
      const obstacle = obstacleIn(runnable, text);
      if (obstacle) return cause === 'asked' ? this.refuse(obstacle) : undefined;
      const { fileName } = this;
      const { limits, automaticTimeoutMs, world } = settingsFor(this.document.uri);
      const asked = cause === 'asked';
      const recording = await this.workers.run({
        fileName,
        text,
        runnable,
        limits: asked ? limits : { ...limits, deadlineMs: automaticTimeoutMs },
        world,
        asked,
        onWait: () => this.waitsForAnother(abort),
        signal: abort.signal,
      });
      if (!recording) return;
      const findings = await this.judge(recording, text, runnable);
      // Superseded by a newer run, or the document was closed meanwhile.
      if (this.running === abort && !this.disposed) this.keep(recording, findings, runnable, text, cause);
    } catch (error) {
      if (this.running !== abort) throw error;
      if (error instanceof UnrunnableError) {
        // Half-typed imports are nothing to complain of.
        return cause === 'asked' ? this.refuse(unrunnable(error, this.fileName, text)) : undefined;
      }
      const sentence = l10n.t('The snippet could not be run: {0}', messageOf(error));
      this.refuse({ reason: 'failed', sentence, marks: [], text });
      throw error;
    } finally {
      if (this.running === abort) {
        this.running = null;
        if (!this.disposed) this.changed.fire();
      }
    }
  }

  /** A question about the last run, answered by running it again: the text that ran, whatever the document says now. */
  async ask(ask: Ask, signal: AbortSignal): Promise<PanelAnswer> {
    if (!mayRun()) return { kind: 'none', why: restrictedSentence() };
    const recording = this.recorded?.recording;
    if (!recording || this.isRunning)
      return { kind: 'none', why: l10n.t('There is no finished run to ask about yet.') };
    const { limits, world } = settingsFor(this.document.uri);
    // Much longer than the run itself took, nobody waits who is moving a slider.
    const patienceMs = Math.min(limits.deadlineMs, Math.max(LEAST_PATIENCE_MS, PATIENCE * recording.elapsedMs));
    return this.workers.ask({ recording, ask, limits: { ...limits, deadlineMs: patienceMs }, world, signal });
  }

  /** A Recording is worth showing even where it could not be judged. */
  private async judge(recording: Recording, text: string, analysis: Analysis): Promise<readonly Finding[]> {
    try {
      return await this.workers.judge(this.fileName, text, recording);
    } catch (error) {
      this.log.failed(`judging the run of ${this.fileName}`, error);
      return analysis.findings;
    }
  }

  /** Ends the run under way; what it recorded until then is shown. */
  stop(): void {
    this.running?.abort();
  }

  private waitsForAnother(abort: AbortController): void {
    if (this.running !== abort) return;
    this.waits = true;
    this.changed.fire();
  }

  private keep(
    recording: Recording,
    findings: readonly Finding[],
    analysis: Analysis,
    text: string,
    cause: 'asked' | 'along',
  ): void {
    const { references } = analysis;
    this.recorded = placeRun({
      text,
      recording,
      findings,
      references,
      problem: problemOf(recording, cause),
    });
    const now = this.text;
    // Typed in while it ran: one edit that replaces the middle brings the ranges along.
    if (now !== text) this.recorded = moveRun(this.recorded, [differenceOf(text, now)]);
  }

  private refuse(refusal: Refusal): void {
    this.refused = refusal;
    this.changed.fire();
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.stop();
    if (this.recorded) this.workers.release(this.recorded.recording);
    this.changed.dispose();
  }
}
