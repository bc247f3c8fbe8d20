/** @file Saves what the panel made, or the whole inspector as a page, where the reader says. */

import { l10n, Uri, window, workspace } from 'vscode';
import { htmlPage, readPageParts } from '../page/htmlPage';
import { fromBase64 } from '../protocol/base64';
import type { ShownRun } from '../protocol/messages';
import { fileNameFor, type SaveAnswer, type SavedFile } from '../protocol/save';
import { baseName } from './fileNames';

/** `beside`: the snippet's own place; `run`: what is shown, null where there is none. */
export async function saveFile(
  file: SavedFile,
  beside: Uri,
  run: ShownRun | null,
  webviewFolder: Uri,
): Promise<SaveAnswer> {
  const name = fileNameFor(baseName(beside.path), file.format);
  const folder = beside.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(beside, '..');
  const target = await window.showSaveDialog({
    title: l10n.t('Export the gradient graph'),
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
    filters: { [file.format.toUpperCase()]: [name.split('.').at(-1) ?? file.format] },
  });
  if (!target) return { sentence: null };
  const content = await bytesOf(file, run, webviewFolder);
  if (content === null) return { sentence: l10n.t('The run is gone: run it again.') };
  await workspace.fs.writeFile(target, content);
  return { sentence: l10n.t('Saved as {0}.', baseName(target.path)) };
}

async function bytesOf(
  { format, content }: SavedFile,
  run: ShownRun | null,
  webviewFolder: Uri,
): Promise<Uint8Array | null> {
  if (content !== null) return format === 'png' ? fromBase64(content) : new TextEncoder().encode(content);
  if (!run) return null;
  const parts = await readPageParts(async (name) => workspace.fs.readFile(Uri.joinPath(webviewFolder, name)));
  return new TextEncoder().encode(await htmlPage(run, parts));
}
