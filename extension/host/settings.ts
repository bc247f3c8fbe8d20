/** @file The settings, typed; names and defaults stand in package.json. */

import { workspace, type ConfigurationChangeEvent, type Uri } from 'vscode';

export interface Settings {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly lintEnabled: boolean;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
}

export function settingsFor(uri: Uri): Settings {
  const configuration = workspace.getConfiguration('tapescope', uri);
  return {
    timeoutMs: between(0.1, 600, configuration.get('run.timeoutSeconds'), 10) * 1000,
    memoryMb: between(32, 16_384, configuration.get('run.memoryMb'), 512),
    lintEnabled: configuration.get('lint.enabled') !== false,
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
