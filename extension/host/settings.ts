/** @file The settings, typed; names and defaults stand in package.json. */

import { workspace, type Disposable, type Uri } from 'vscode';
import type { FixStyle } from '../lint/finding';
import type { RunLimits, RunWorld } from '../protocol/sandbox';
import { AUTOMATIC_DEADLINE_MS, DEFAULT_LIMITS, DEFAULT_WORLD } from '../runner/runner';

/** When a snippet runs by itself. */
export type RunWhen = 'onCommand' | 'onSave' | 'onType';

export interface Settings {
  readonly runWhen: RunWhen;
  readonly typingDelayMs: number;
  readonly limits: Pick<RunLimits, 'deadlineMs' | 'memoryMb' | 'rows'>;
  /** Takes the deadline's place in a run that nobody asked for. */
  readonly automaticTimeoutMs: number;
  readonly world: RunWorld;
  readonly lintEnabled: boolean;
  readonly fixStyle: FixStyle;
  /** Fences of Markdown are snippets too. */
  readonly markdown: boolean;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
  readonly hover: boolean;
  readonly hoverPlots: boolean;
  readonly gutter: boolean;
  readonly treeFollowsCursor: boolean;
  readonly statusBar: boolean;
  readonly languageStatus: boolean;
}

export function settingsFor(uri: Uri): Settings {
  const configuration = workspace.getConfiguration('tapescope', uri);
  return {
    runWhen: runWhenOf(configuration.get('run.when')),
    typingDelayMs: between(100, 10_000, configuration.get('run.typingDelayMs'), 500),
    limits: {
      deadlineMs: seconds(configuration.get('run.timeoutSeconds'), DEFAULT_LIMITS.deadlineMs),
      memoryMb: between(32, 16_384, configuration.get('run.memoryMb'), DEFAULT_LIMITS.memoryMb),
      rows: Math.floor(between(1000, 2_000_000, configuration.get('run.recordedOps'), DEFAULT_LIMITS.rows)),
    },
    automaticTimeoutMs: seconds(configuration.get('run.automaticTimeoutSeconds'), AUTOMATIC_DEADLINE_MS),
    world: {
      seed: between(-1e9, 1e9, configuration.get('run.seed'), DEFAULT_WORLD.seed),
      clock: configuration.get('run.clock') === 'real' ? 'real' : 'frozen',
    },
    lintEnabled: configuration.get('lint.enabled') !== false,
    fixStyle: configuration.get('fixes.style') === 'functions' ? 'functions' : 'methods',
    markdown: configuration.get('markdown.enabled') !== false,
    inlayHints: configuration.get('inlayHints.enabled') !== false,
    codeLens: configuration.get('codeLens.enabled') !== false,
    hover: configuration.get('hover.enabled') !== false,
    hoverPlots: configuration.get('hover.plots') !== false,
    gutter: configuration.get('gutter.enabled') !== false,
    treeFollowsCursor: configuration.get('treeView.followCursor') !== false,
    statusBar: configuration.get('statusBar.enabled') !== false,
    languageStatus: configuration.get('languageStatus.enabled') !== false,
  };
}

/** Calls after a change of any of them. */
export function onSettingsChange(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('tapescope')) listener();
  });
}

function runWhenOf(value: unknown): RunWhen {
  return value === 'onSave' || value === 'onType' ? value : 'onCommand';
}

function seconds(value: unknown, fallbackMs: number): number {
  return between(0.1, 600, value, fallbackMs / 1000) * 1000;
}

/** settings.json is typed by hand: what is no number, or too small, must not end every run at once; nothing lifts the limits altogether. */
function between(minimum: number, maximum: number, value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(maximum, Math.max(minimum, value)) : fallback;
}
