/** @file What Tapescope is doing for the snippet in front, in the status bar; and the context keys that menus ask. */

import { commands, l10n, StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';
import type { Outcome } from '../../engine/recording';
import { currentSession, type App } from './app';
import type { CommandId } from './commands/table';
import { Disposables } from './disposables';
import type { Session } from './session';
import { onSettingsChange, settingsFor } from './settings';
import { mayRun, restrictedSentence } from './trust';

export interface Status {
  /** In a word or two; null where all is as it should be. */
  readonly short: string | null;
  readonly icon: string;
  readonly tooltip: string;
  readonly command: CommandId;
  readonly warning: boolean;
  readonly isBusy: boolean;
}

export function createStatus(app: App): Disposable {
  const { sessions, panels } = app;
  const parts = new Disposables();
  const item = parts.add(window.createStatusBarItem('tapescope.status', StatusBarAlignment.Right, 100));
  item.name = 'Tapescope';
  const keys = new Map<string, boolean>();
  const setKey = (key: string, value: boolean) => {
    if (keys.get(key) === value) return;
    keys.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const refresh = () => {
    const session = currentSession(app);
    setKey('tapescope.snippetActive', session?.usesEngine ?? false);
    setKey('tapescope.running', session?.isRunning ?? false);
    if (!session?.usesEngine || !settingsFor(session.document.uri).statusBar) return item.hide();
    const { short, icon, tooltip, command, warning } = statusOf(session);
    item.text = short === null ? `$(${icon}) Tapescope` : `$(${icon}) Tapescope: ${short}`;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor = warning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  parts.add(sessions.onDidChange(refresh));
  parts.add(sessions.onDidClose(refresh));
  parts.add(sessions.onDidChangeActive(refresh));
  parts.add(panels.onDidChangeFocus(refresh));
  parts.add(onSettingsChange(refresh));
  refresh();
  return parts;
}

export function statusOf(session: Session): Status {
  const graph = { command: 'tapescope.showGradientGraph', warning: false, isBusy: false } as const;
  if (session.isRunning) {
    return {
      ...(session.isWaiting
        ? { short: l10n.t('waiting'), tooltip: l10n.t('Another snippet is running; this one comes next. Stop the run') }
        : { short: l10n.t('running'), tooltip: l10n.t('Stop the run') }),
      icon: 'loading~spin',
      command: 'tapescope.stopRun',
      warning: false,
      isBusy: true,
    };
  }
  if (!mayRun()) return { ...graph, short: l10n.t('restricted'), icon: 'shield', tooltip: restrictedSentence() };
  const problem = session.refusal?.sentence ?? (session.isStale ? null : session.lastRun?.problem);
  if (problem) {
    const kind = session.lastRun?.recording.outcome.kind ?? 'ok';
    const short = session.refusal ? l10n.t('not run') : problemText(kind);
    return { ...graph, short, icon: 'warning', tooltip: problem, warning: true };
  }
  return {
    ...graph,
    short: null,
    icon: 'type-hierarchy',
    tooltip:
      session.lastRun && !session.isStale
        ? l10n.t('Show the gradient graph')
        : l10n.t('Run the snippet and show its gradient graph'),
  };
}

function problemText(kind: Outcome['kind']): string {
  switch (kind) {
    case 'ok':
      return l10n.t('problem');
    case 'threw':
      return l10n.t('error');
    case 'timed-out':
      return l10n.t('time limit reached');
    case 'out-of-memory':
      return l10n.t('memory limit reached');
    case 'stopped':
      return l10n.t('stopped');
  }
}
