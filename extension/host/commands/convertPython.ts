/** @file "Convert This Python GradientTape Snippet": the selection, the whole document or the clipboard, as TypeScript beside it. */

import { env, l10n, ViewColumn, window, workspace } from 'vscode';
import type { App } from '../app';
import { baseName } from '../fileNames';

export async function convertPython({ convert }: App): Promise<void> {
  const { text, from } = await source();
  const conversion = await convert(text);
  // Not awaited: the command is over, whenever a message is put away.
  if (conversion.kind === 'failed') {
    void window.showWarningMessage(l10n.t('{0} was not converted: {1}', from, conversion.sentence));
    return;
  }
  const document = await workspace.openTextDocument({ content: conversion.text, language: 'typescript' });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside });
}

/** What to convert, and what to call it in a message. */
async function source(): Promise<{ readonly text: string; readonly from: string }> {
  const editor = window.activeTextEditor;
  if (!editor) return { text: await env.clipboard.readText(), from: l10n.t('The clipboard') };
  const { document, selection } = editor;
  if (!selection.isEmpty) return { text: document.getText(selection), from: l10n.t('The selection') };
  return { text: document.getText(), from: baseName(document.fileName) };
}
