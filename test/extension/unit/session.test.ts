/** @file A session without VS Code: what it keeps through edits, runs, stops and closed gates. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextDocument } from 'vscode';
import type { Recording } from '../../../engine/recording';
import type { AskRequest, RunRequest, Workers } from '../../../extension/host/session';
import type { Runnable } from '../../../extension/snippet/analysis';
import { FIRST_GRADIENT_TEXT, FIRST_SITES, firstGradientRecording } from '../../fixtures/recordings';

const editor = vi.hoisted(() => ({ trusted: true }));
vi.mock('vscode', async () => ({
  EventEmitter: class {
    private readonly listeners: (() => void)[] = [];
    readonly event = (listener: () => void) => this.listeners.push(listener);
    fire = () => this.listeners.forEach((listener) => listener());
    dispose = () => this.listeners.splice(0);
  },
  l10n: { t: (await import('../../../extension/protocol/words')).inEnglish },
  workspace: {
    get isTrusted() {
      return editor.trusted;
    },
    getConfiguration: () => ({ get: () => undefined }),
  },
}));
const { Session } = await import('../../../extension/host/session');
const { wholeDocument } = await import('../../../extension/host/snippetText');

const noLog = { info() {}, warn() {}, failed() {}, show() {}, dispose() {} };

function analysisOf(text: string): Runnable {
  const usesEngine = text.includes('tapescope');
  const { sites } = firstGradientRecording();
  const at = text.indexOf('const = ');
  return {
    hash: text,
    usesEngine,
    sites: usesEngine ? sites : [],
    findings: [],
    syntaxErrors: at < 0 ? [] : [{ start: at, end: at + 5, message: 'A name is missing.' }],
    references: [],
    calls: [],
    program: usesEngine && at < 0 ? { code: '', imports: [] } : null,
  };
}

/** A session over a document that can be edited, and workers that count their runs. */
function open(text: string, run: (request: RunRequest) => Promise<Recording> = async () => firstGradientRecording()) {
  let now = text;
  const document = {
    uri: { scheme: 'file', fsPath: '/a/first.ts' },
    languageId: 'typescript',
    getText: () => now,
  } as unknown as TextDocument;
  // As VS Code's own: each edit leaves another text in the same place.
  const place = () => wholeDocument(document);
  const runs: RunRequest[] = [];
  const asks: AskRequest[] = [];
  const released: Recording[] = [];
  const workers: Workers = {
    lint: async (_name, source) => analysisOf(source),
    analyze: async (_name, source) => analysisOf(source),
    prepare: async (_name, source) => analysisOf(source),
    judge: async () => [],
    ask: async (request) => {
      asks.push(request);
      return { kind: 'none', why: 'nothing' };
    },
    release: (recording) => void released.push(recording),
    run(request) {
      runs.push(request);
      return run(request);
    },
  };
  const session = new Session(place(), workers, noLog);
  const replace = (before: string, after: string) => {
    const rangeOffset = now.indexOf(before);
    now = now.replace(before, () => after);
    session.stands(place(), [{ offset: rangeOffset, length: before.length, text: after }]);
  };
  return { session, runs, asks, released, replace, text: () => now };
}

beforeEach(() => {
  editor.trusted = true;
});

describe('a session', () => {
  it('keeps what a run left', async () => {
    const { session } = open(FIRST_GRADIENT_TEXT);
    await session.run();
    expect(session.lastRun?.recording.outcome).toEqual({ kind: 'ok' });
    expect([session.isRunning, session.isStale, session.refusal]).toEqual([false, false, null]);
  });

  it('is stale after an edit, and not once it is undone', async () => {
    const { session, replace } = open(FIRST_GRADIENT_TEXT);
    await session.run();
    replace('console', ' console');
    expect(session.isStale).toBe(true);
    replace(' console', 'console');
    expect(session.isStale).toBe(false);
  });

  it('moves ranges with the text, drops those that were edited, and has them again after undo', async () => {
    const { session, replace, text } = open(FIRST_GRADIENT_TEXT);
    await session.run();
    const shown = (site: number) => {
      const span = session.siteSpan(site);
      return span && text().slice(span.start, span.end);
    };
    const before = shown(FIRST_SITES.squareM);
    replace('const x', 'const first = 1;\nconst x');
    expect(shown(FIRST_SITES.squareM)).toBe(before);
    replace('square(m)', 'square(m2)');
    expect(shown(FIRST_SITES.squareM)).toBe(null);
    expect(shown(FIRST_SITES.squareX)).toBe('tf.square(x)');
    replace('square(m2)', 'square(m)');
    replace('const first = 1;\n', '');
    expect(shown(FIRST_SITES.squareM)).toBe(before);
  });

  it('places the ranges of a text that was edited while it ran', async () => {
    let finish: (recording: Recording) => void = () => undefined;
    const { session, replace, runs, text } = open(
      FIRST_GRADIENT_TEXT,
      () => new Promise((resolve) => (finish = resolve)),
    );
    const run = session.run();
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    replace('const x', '// typed\nconst x');
    finish(firstGradientRecording());
    await run;
    const span = session.siteSpan(FIRST_SITES.squareM);
    expect(span && text().slice(span.start, span.end)).toBe('tf.square(m)');
    expect(session.isStale).toBe(true);
  });

  it.each<[string, boolean, string, string]>([
    ['an untrusted workspace', false, FIRST_GRADIENT_TEXT, 'restricted'],
    ['a file without the engine', true, 'console.log(1);', 'no-engine'],
    ['a text that cannot be parsed', true, `${FIRST_GRADIENT_TEXT}const = 3;`, 'syntax'],
  ])('runs nothing for %s', async (_what, trusted, text, reason) => {
    editor.trusted = trusted;
    const { session, runs } = open(text);
    await session.run();
    expect(runs).toEqual([]);
    expect(session.refusal?.reason).toBe(reason);
    expect(session.refusal?.sentence).toMatch(/\.$/);
  });

  it('takes its refusal back once the workspace is trusted, and runs nothing by itself', async () => {
    editor.trusted = false;
    const { session, runs } = open(FIRST_GRADIENT_TEXT);
    await session.run();
    editor.trusted = true;
    expect(session.refusal).toBe(null);
    expect(runs).toEqual([]);
  });

  it('asks about its run only when there is one, nothing runs, and the workspace is trusted', async () => {
    const { session, asks, released } = open(FIRST_GRADIENT_TEXT);
    const ask = { changes: [], question: { kind: 'run', gradient: null } } as const;
    const why = async () => {
      const answer = await session.ask(ask, new AbortController().signal);
      return answer.kind === 'none' ? answer.why : '';
    };
    expect(await why()).toContain('no finished run');
    await session.run();
    expect(await why()).toBe('nothing');
    expect(asks).toMatchObject([
      { recording: session.lastRun?.recording, ask, limits: { deadlineMs: expect.any(Number) } },
    ]);
    const running = session.run();
    expect(await why()).toContain('no finished run');
    await running;
    editor.trusted = false;
    expect(await why()).toContain('Restricted Mode');
    expect(asks).toHaveLength(1);
    const recording = session.lastRun?.recording;
    session.dispose();
    expect(released).toEqual([recording]);
  });

  it('keeps only the newer of two runs, and stops the older', async () => {
    const finishers: ((recording: Recording) => void)[] = [];
    const { session, runs } = open(FIRST_GRADIENT_TEXT, () => new Promise((resolve) => finishers.push(resolve)));
    const first = session.run();
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    const second = session.run();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    expect(runs[0]?.signal.aborted).toBe(true);
    const newer = firstGradientRecording();
    finishers[1]?.(newer);
    await second;
    finishers[0]?.(firstGradientRecording());
    await first;
    expect(session.lastRun?.recording).toBe(newer);
    expect(session.isRunning).toBe(false);
  });

  it('says so when the run itself is broken, and throws for the log', async () => {
    const { session } = open(FIRST_GRADIENT_TEXT, () => Promise.reject(new Error('no sandbox')));
    await expect(session.run()).rejects.toThrow('no sandbox');
    expect(session.refusal?.sentence).toContain('no sandbox');
    expect(session.isRunning).toBe(false);
  });

  it('reads along: runs a text once, within the time of a run that nobody asked for', async () => {
    const { session, runs, replace } = open(FIRST_GRADIENT_TEXT);
    expect(await session.runAlong()).toBe(true);
    await session.runAlong();
    expect(runs.map(({ asked, limits }) => [asked, limits.deadlineMs])).toEqual([[false, 2000]]);
    replace('console', ' console');
    await session.runAlong();
    expect(runs).toHaveLength(2);
  });

  it.each<[string, boolean, string]>([
    ['in an untrusted workspace', false, FIRST_GRADIENT_TEXT],
    ['over a text that cannot be parsed', true, `${FIRST_GRADIENT_TEXT}const = 3;`],
    ['over a text without the engine', true, 'console.log(1);'],
  ])('reading along %s runs nothing and complains of nothing', async (_what, trusted, text) => {
    editor.trusted = trusted;
    const { session, runs } = open(text);
    await session.runAlong();
    expect([runs, session.refusal, session.isRunning]).toEqual([[], null, false]);
  });

  it('reading along leaves a run alone that somebody asked for', async () => {
    let finish: (recording: Recording) => void = () => undefined;
    const { session, runs, replace } = open(FIRST_GRADIENT_TEXT, () => new Promise((resolve) => (finish = resolve)));
    const asked = session.run();
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    replace('console', ' console');
    expect(await session.runAlong()).toBe(false);
    expect(runs[0]?.signal.aborted).toBe(false);
    finish(firstGradientRecording());
    await asked;
    expect(runs).toHaveLength(1);
  });
});
