/** @file "Open Example…": a picker of all examples; opens a copy, so that everything in it may be changed. */

import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { App } from '../app';
import { listExamples, type Example } from '../examples';
import { openSnippet } from './openSnippet';

/** `target`: an example's name, where a link asks for one; otherwise the user picks. */
export async function openExample({ extensionUri }: App, target: unknown): Promise<void> {
  const examples = await listExamples(extensionUri);
  const example = examples.find(({ name }) => name === target) ?? (await pick(examples));
  if (example) await openSnippet(example);
}

async function pick(examples: readonly Example[]): Promise<Example | undefined> {
  const group = (label: string): QuickPickItem => ({ label, kind: QuickPickItemKind.Separator });
  const rows = (isMistake: boolean) =>
    examples
      .filter((example) => example.isMistake === isMistake)
      .map((example) => ({ label: example.title, detail: example.line, example }));
  const picked = await window.showQuickPick<QuickPickItem & { readonly example?: Example }>(
    [group(l10n.t('Lessons')), ...rows(false), group(l10n.t('Mistakes, and how they show')), ...rows(true)],
    { title: l10n.t('Open Example'), placeHolder: l10n.t('What would you like to see?'), matchOnDetail: true },
  );
  return picked?.example;
}
