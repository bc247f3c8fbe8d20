/** @file The analysis as its users see it: started when first needed, started again after a crash, asked about the newest text only. */

import type { Recording } from '../../engine/recording';
import type { Finding } from '../lint/finding';
import { Channel, ChannelError, type NoEvents, type Port } from '../protocol/channel';
import type { AnalysisContract, AnalysisEvents, NoRequests } from '../protocol/messages';
import type { Analysis, Linted, Runnable } from './analysis';
import { ANALYSIS_CHECKS } from './checks';
import type { CallHelp, CompletionDetail, Completions } from './completion';
import { quickLook, type Role } from './quickLook';

/** Generous: a first analysis loads TypeScript, on a machine that may be busy. */
const DEADLINE_MS = 60_000;

/** The analysis, started where it keeps nobody waiting: in a process, or in a Worker of a browser's extension host. */
export interface RunningAnalysis {
  readonly port: Port;
  kill(): void;
  /** Settles once it is gone, by `kill` or by itself, with why. */
  readonly gone: Promise<string>;
}
export type AnalysisStarter = () => RunningAnalysis;

/** What both kinds offer: `Analyzer` for an editor that must not wait, `loadAnalyzer` for a command line that does nothing else. */
export interface TextAnalyzer {
  analyze(fileName: string, text: string, role?: Role): Promise<Analysis>;
  /** The same with what a run needs. */
  prepare(fileName: string, text: string, role?: Role): Promise<Runnable>;
  /** Findings of the same text after a run of it. */
  judge(fileName: string, text: string, recording: Recording): Promise<readonly Finding[]>;
  dispose(): void;
}

type AnalysisChannel = Channel<NoRequests, AnalysisContract, AnalysisEvents, NoEvents>;

/** Questions about the newest text of a file, each asked once. */
interface UnderWay {
  readonly text: string;
  readonly signal: AbortSignal;
  cancel(): void;
  lint: Promise<Linted> | null;
  analyze: Promise<Analysis> | null;
  prepare: Promise<Runnable> | null;
}

export class Analyzer implements TextAnalyzer {
  private live: { readonly running: RunningAnalysis; readonly channel: AnalysisChannel } | null = null;
  private readonly underWay = new Map<string, UnderWay>();
  private disposed = false;

  /** Nothing is started before the first text that names the engine. `texts`: its reader's language, where that is not English. */
  constructor(
    private readonly startAnalysis: AnalysisStarter,
    private readonly texts?: Readonly<Record<string, string>>,
  ) {}

  /** Findings alone, as each keystroke asks. Of these three, a newer text of the same file takes the older one's place: that rejects with a ChannelError, reason `cancelled`. */
  lint(fileName: string, text: string): Promise<Linted> {
    const now = this.newest(fileName, text, 'snippet');
    if ('quick' in now) return now.quick;
    now.lint ??= this.ask('analyze/lint', { fileName, text }, now.signal).finally(() => (now.lint = null));
    return now.lint;
  }

  analyze(fileName: string, text: string, role: Role = 'snippet'): Promise<Analysis> {
    const now = this.newest(fileName, text, role);
    if ('quick' in now) return now.quick;
    now.analyze ??= this.ask('analyze/file', { fileName, text, role }, now.signal).finally(() => (now.analyze = null));
    return now.analyze;
  }

  prepare(fileName: string, text: string, role: Role = 'snippet'): Promise<Runnable> {
    const now = this.newest(fileName, text, role);
    if ('quick' in now) return now.quick;
    const params = { fileName, text, role };
    now.prepare ??= this.ask('analyze/prepare', params, now.signal).finally(() => (now.prepare = null));
    return now.prepare;
  }

  /** Where questions about this text are kept; those about an older text of the file are taken back. */
  private newest(fileName: string, text: string, role: Role): UnderWay | { readonly quick: Promise<Runnable> } {
    const file = `${role} ${fileName}`;
    const older = this.underWay.get(file);
    if (older?.text === text) return older;
    older?.cancel();
    this.underWay.delete(file);
    const quick = quickLook(text, role);
    if (quick !== null) return { quick: Promise.resolve(quick) };
    const controller = new AbortController();
    const { signal } = controller;
    const now: UnderWay = { text, signal, cancel: () => controller.abort(), lint: null, analyze: null, prepare: null };
    this.underWay.set(file, now);
    return now;
  }

  judge(fileName: string, text: string, recording: Recording): Promise<readonly Finding[]> {
    return this.ask('analyze/judge', { fileName, text, recording });
  }

  complete(fileName: string, text: string, offset: number, signal?: AbortSignal): Promise<Completions> {
    return this.ask('analyze/complete', { fileName, text, offset }, signal);
  }

  /** What `name` among the completions is; null where it is none of them. */
  completion(
    fileName: string,
    text: string,
    offset: number,
    name: string,
    signal?: AbortSignal,
  ): Promise<CompletionDetail | null> {
    return this.ask('analyze/completion', { fileName, text, offset, name }, signal);
  }

  callHelp(fileName: string, text: string, offset: number, signal?: AbortSignal): Promise<CallHelp | null> {
    return this.ask('analyze/call', { fileName, text, offset }, signal);
  }

  dispose(): void {
    this.disposed = true;
    this.live?.channel.dispose('The analysis was closed.');
    this.live?.running.kill();
    this.live = null;
  }

  /** What was asked of one that crashed is asked once more of the next. */
  private async ask<K extends keyof AnalysisContract>(
    name: K,
    params: AnalysisContract[K]['params'],
    signal?: AbortSignal,
  ): Promise<AnalysisContract[K]['result']> {
    const options = { deadlineMs: DEADLINE_MS, ...(signal && { signal }) };
    try {
      return await this.channel().request(name, params, options);
    } catch (error) {
      if (!ChannelError.is(error, 'closed') || this.disposed) throw error;
      return this.channel().request(name, params, options);
    }
  }

  private channel(): AnalysisChannel {
    if (this.disposed) throw new ChannelError('closed', 'The analysis was closed.');
    this.live ??= this.start();
    return this.live.channel;
  }

  private start(): NonNullable<Analyzer['live']> {
    const running = this.startAnalysis();
    const channel: AnalysisChannel = new Channel(running.port, {}, DEADLINE_MS, ANALYSIS_CHECKS);
    if (this.texts !== undefined) channel.tell('analyze/speak', this.texts);
    void running.gone.then((why) => {
      if (this.live?.running === running) this.live = null;
      channel.dispose(why);
    });
    return { running, channel };
  }
}
