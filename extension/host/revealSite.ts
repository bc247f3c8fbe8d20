/** @file Shows a place of the last run in the editor, which opens again where it was closed. */

import { Selection, TextEditorRevealType, ViewColumn, window, workspace } from 'vscode';
import { toRange } from './ranges';
import type { Session } from './session';

/** Selects the exact range; nothing happens where the text no longer has it. */
export async function revealSite(session: Session, site: number, preserveFocus: boolean): Promise<void> {
  const span = session.siteSpan(site);
  if (!span) return;
  const { document } = session;
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const range = toRange(document, span);
  const editor = await window.showTextDocument(await workspace.openTextDocument(document.uri), {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    preserveFocus,
  });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
