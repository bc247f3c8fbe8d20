/** @file Shows a place of the last run in the editor, which opens again where it was closed; also in a file that the snippet imports. */

import { Selection, TextEditorRevealType, ViewColumn, window, workspace, type Range, type TextDocument } from 'vscode';
import { hashText } from '../snippet/hashText';
import { toUri } from './fileNames';
import { toRange } from './ranges';
import type { Session } from './session';

/** Selects the exact range; nothing happens where the snippet's text no longer has it. */
export async function revealSite(
  session: Pick<Session, 'document' | 'place' | 'siteSpan' | 'lastRun'>,
  site: number,
  preserveFocus: boolean,
): Promise<void> {
  const { document } = session;
  const { viewColumn = ViewColumn.One } = editorOf(document) ?? {};
  if (session.siteSpan(site)) {
    const open = await workspace.openTextDocument(document.uri);
    // Opened again, it may have another text than it had.
    const span = session.siteSpan(site);
    return select(open, span && session.place.toRange(span), viewColumn, preserveFocus);
  }
  const place = session.lastRun?.recording.sites[site];
  const file = place && place.file > 0 ? session.lastRun?.recording.files[place.file] : undefined;
  if (!place || !file) return;
  const imported = await workspace.openTextDocument(toUri(file.name));
  // Nobody follows the edits of an imported file: where it is not what ran, it opens, and no other words are pointed at.
  const isWhatRan = hashText(imported.getText()) === file.hash;
  await select(
    imported,
    isWhatRan ? toRange(imported, place) : null,
    editorOf(imported)?.viewColumn ?? viewColumn,
    preserveFocus,
  );
}

function editorOf(document: TextDocument): { readonly viewColumn?: ViewColumn | undefined } | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

async function select(
  document: TextDocument,
  range: Range | null,
  viewColumn: ViewColumn,
  preserveFocus: boolean,
): Promise<void> {
  const editor = await window.showTextDocument(document, { viewColumn, preserveFocus });
  if (!range) return;
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
