/** @file The settings, typed; names and defaults stand in package.json. */

import { workspace, type ConfigurationChangeEvent, type Uri } from 'vscode';
import type { FixStyle } from '../lint/finding';
import type { RunLimits, RunWorld } from '../protocol/sandbox';
import { DEFAULT_LIMITS, DEFAULT_WORLD } from '../runner/runner';

export interface Settings {
  readonly limits: Pick<RunLimits, 'deadlineMs' | 'memoryMb' | 'rows'>;
  readonly world: RunWorld;
  readonly lintEnabled: boolean;
  readonly fixStyle: FixStyle;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
}

export function settingsFor(uri: Uri): Settings {
  const configuration = workspace.getConfiguration('tapescope', uri);
  return {
    limits: {
      deadlineMs: between(0.1, 600, configuration.get('run.timeoutSeconds'), 10) * 1000,
      memoryMb: between(32, 16_384, configuration.get('run.memoryMb'), 512),
      rows: Math.floor(between(1000, 2_000_000, configuration.get('run.recordedOps'), DEFAULT_LIMITS.rows)),
    },
    world: {
      seed: between(-1e9, 1e9, configuration.get('run.seed'), DEFAULT_WORLD.seed),
      clock: configuration.get('run.clock') === 'real' ? 'real' : 'frozen',
    },
    lintEnabled: configuration.get('lint.enabled') !== false,
    fixStyle: configuration.get('fixes.style') === 'functions' ? 'functions' : 'methods',
    inlayHints: configuration.get('inlayHints.enabled') !== false,
    codeLens: configuration.get('codeLens.enabled') !== false,
  };
}

export function touchesSettings(event: ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('tapescope');
}

/** settings.json is typed by hand: what is no number, or too small, must not end every run at once; nothing lifts the limits altogether. */
function between(minimum: number, maximum: number, value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(maximum, Math.max(minimum, value)) : fallback;
}
