/** @file What the panel sends as its session changes: a Recording goes to a webview once. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Recording } from '../../../engine/recording';
import type { Session } from '../../../extension/host/session';
import { firstGradientRecording } from '../../fixtures/recordings';

interface Sent {
  readonly kind: string;
  readonly id: number;
  readonly name?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}
/** The webview as VS Code gives it to the panel: what came, and a way to speak in its name. */
const page = vi.hoisted(() => ({
  sent: [] as Sent[],
  visible: true,
  say: (_message: unknown): void => undefined,
}));
vi.mock('vscode', async () => {
  const nothing = { dispose: () => undefined };
  return {
    Uri: { joinPath: (...parts: unknown[]) => parts.join('/') },
    ViewColumn: { Beside: -2 },
    env: { language: 'en' },
    l10n: { t: (await import('../../../extension/protocol/words')).inEnglish },
    workspace: { isTrusted: true },
    window: {
      onDidChangeTextEditorSelection: () => nothing,
      createWebviewPanel: () => ({
        get visible() {
          return page.visible;
        },
        dispose: () => undefined,
        onDidDispose: () => nothing,
        onDidChangeViewState: () => nothing,
        webview: {
          asWebviewUri: (uri: string) => uri,
          postMessage: (message: Sent) => void page.sent.push(message),
          onDidReceiveMessage: (listener: (message: unknown) => void) => {
            page.say = listener;
            return nothing;
          },
        },
      }),
    },
  };
});
const { GraphPanel } = await import('../../../extension/host/graphPanel');

/** A panel over a session that shows a run of this text. */
function open(recording: Recording) {
  let changed = (): void => undefined;
  const run = { recording, findings: [], problem: null };
  const session = {
    fileName: '/a/first.ts',
    place: { title: 'first.ts', uri: 'file:///a/first.ts' },
    document: { uri: 'file:///a/first.ts' },
    lastRun: run as unknown,
    refusal: null as unknown,
    isRunning: false,
    isWaiting: false,
    isStale: false,
    lineOf: () => 1,
    onDidChange: (listener: () => void) => {
      changed = listener;
      return { dispose: () => undefined };
    },
  };
  const log = { info() {}, warn() {}, failed() {}, show() {}, dispose() {} };
  const on = { close() {}, focus() {}, run: async () => undefined };
  const panel = new GraphPanel(session as unknown as Session, {} as never, log, on);
  return {
    panel,
    ready: async () => {
      page.say({ kind: 'request', id: 1, name: 'host/ready', params: null });
      await Promise.resolve();
    },
    change: (change: Partial<typeof session> = {}) => {
      Object.assign(session, change);
      changed();
    },
    ran: (next: Recording) => ({ lastRun: { ...run, recording: next } }),
  };
}

/** What was sent, by name: a reply is the answer to `host/ready`. */
const names = (): string[] => page.sent.map(({ kind, name }) => name ?? kind);

beforeEach(() => {
  page.sent = [];
  page.visible = true;
});

describe('a panel', () => {
  it('sends a Recording once, and after each keystroke only what an edit changes', async () => {
    const recording = firstGradientRecording();
    const { ready, change } = open(recording);
    await ready();
    expect(page.sent).toMatchObject([{ kind: 'reply', id: 1, result: { kind: 'recording', recording } }]);
    page.sent = [];
    for (let keystroke = 0; keystroke < 50; keystroke++) change({ isStale: true });
    expect(new Set(names())).toEqual(new Set(['graph/update']));
    const lines = recording.sites.map(() => 1);
    for (const { params } of page.sent) expect(params).toEqual({ lines, stale: true });
    change({ isRunning: true });
    expect(page.sent.at(-1)?.params).toEqual({ lines, stale: true, running: 'now' });
  });

  it('sends the next run as a whole', async () => {
    const { ready, change, ran } = open(firstGradientRecording());
    await ready();
    change();
    change(ran(firstGradientRecording()));
    change();
    expect(names()).toEqual(['reply', 'graph/update', 'graph/show', 'graph/update']);
  });

  it('sends a run again after something else was shown in its place', async () => {
    const { ready, change } = open(firstGradientRecording());
    await ready();
    change({ refusal: { sentence: 'Not now.' } });
    change({ refusal: null });
    expect(names()).toEqual(['reply', 'graph/show', 'graph/show']);
  });

  it('sends everything to a page that starts again, or that was hidden', async () => {
    const { ready, change } = open(firstGradientRecording());
    await ready();
    await ready();
    page.visible = false;
    change();
    page.visible = true;
    change();
    change();
    expect(names()).toEqual(['reply', 'reply', 'graph/show', 'graph/update']);
  });

  it('sends everything again after something that did not arrive', async () => {
    const { ready, change } = open(firstGradientRecording());
    await ready();
    change();
    page.say({ kind: 'error', id: page.sent[1]?.id, reason: 'failed', message: 'No.' });
    await new Promise((resolve) => setImmediate(resolve));
    change();
    expect(names()).toEqual(['reply', 'graph/update', 'graph/show']);
  });
});
