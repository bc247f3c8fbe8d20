/** @file What Tapescope is doing for the snippet in front, under the braces of the status bar, where VS Code lists what helps with a language. */

import { l10n, languages, LanguageStatusSeverity, workspace, type Disposable } from 'vscode';
import type { App } from './app';
import { Disposables } from './disposables';
import { SELECTOR } from './languages';
import { onSettingsChange, settingsFor } from './settings';
import { statusOf } from './status';

export function registerLanguageStatus({ sessions }: App): Disposable {
  const parts = new Disposables();
  let item: ReturnType<typeof languages.createLanguageStatusItem> | null = null;
  const hide = (): void => {
    item?.dispose();
    item = null;
  };
  const refresh = (): void => {
    const session = sessions.active;
    if (!session?.usesEngine || !settingsFor(session.document.uri).languageStatus) return hide();
    const { short, tooltip, command, warning, isBusy } = statusOf(session);
    item ??= languages.createLanguageStatusItem('tapescope.language', SELECTOR);
    item.name = 'Tapescope';
    item.text = `Tapescope: ${short ?? l10n.t('ready')}`;
    item.detail = tooltip;
    item.busy = isBusy;
    item.severity = warning ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.command = { command, title: isBusy ? l10n.t('Stop') : l10n.t('Show Graph') };
  };
  parts.add({ dispose: hide });
  parts.add(sessions.onDidChange((session) => (session === sessions.active ? refresh() : undefined)));
  parts.add(sessions.onDidChangeActive(refresh));
  parts.add(workspace.onDidGrantWorkspaceTrust(refresh));
  parts.add(onSettingsChange(refresh));
  refresh();
  return parts;
}
