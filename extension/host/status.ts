/** @file What Tapescope is doing for the snippet in front, in the status bar; and the context keys that menus ask. */

import { commands, l10n, StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';
import type { Outcome } from '../../engine/recording';
import { currentSession, type App } from './app';
import type { CommandId } from './commands/table';
import { Disposables } from './disposables';
import type { Session } from './session';
import { mayRun, restrictedSentence } from './trust';

interface Shown {
  readonly text: string;
  readonly tooltip: string;
  readonly command: CommandId;
  readonly warning?: boolean;
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
    if (!session?.usesEngine) return item.hide();
    const { text, tooltip, command, warning } = shownFor(session);
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor = warning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  parts.add(sessions.onDidChange(refresh));
  parts.add(sessions.onDidClose(refresh));
  parts.add(window.onDidChangeActiveTextEditor(refresh));
  parts.add(panels.onDidChangeFocus(refresh));
  refresh();
  return parts;
}

function shownFor(session: Session): Shown {
  if (session.isRunning) {
    return {
      text: `$(loading~spin) Tapescope: ${l10n.t('running')}`,
      tooltip: l10n.t('Stop the run'),
      command: 'tapescope.stopRun',
    };
  }
  if (!mayRun()) {
    return {
      text: `$(shield) Tapescope: ${l10n.t('restricted')}`,
      tooltip: restrictedSentence(),
      command: 'tapescope.showGradientGraph',
    };
  }
  const problem = session.refusal?.sentence ?? (session.isStale ? null : session.lastRun?.problem);
  if (problem) {
    const kind = session.refusal ? l10n.t('not run') : problemText(session.lastRun?.recording.outcome.kind ?? 'ok');
    return {
      text: `$(warning) Tapescope: ${kind}`,
      tooltip: problem,
      command: 'tapescope.showGradientGraph',
      warning: true,
    };
  }
  return {
    text: '$(type-hierarchy) Tapescope',
    tooltip:
      session.lastRun && !session.isStale
        ? l10n.t('Show the gradient graph')
        : l10n.t('Run the snippet and show its gradient graph'),
    command: 'tapescope.showGradientGraph',
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
