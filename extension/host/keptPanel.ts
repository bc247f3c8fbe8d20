/** @file What a graph's webview kept over a reload of the window, read with suspicion: the document it is about. */

import { Uri, workspace, type TextDocument } from 'vscode';
import { NO_FILES } from './languages';
import { tabOf } from './tabs';

/** Null where the state is none of ours, or of another version, or names what is no document of ours. */
export function keptDocument(state: unknown): Uri | null {
  if (typeof state !== 'object' || state === null || !('document' in state)) return null;
  const { document } = state;
  if (typeof document !== 'string' || document.length > LONGEST) return null;
  try {
    const uri = Uri.parse(document, true);
    return NO_FILES.includes(uri.scheme) ? null : uri;
  } catch {
    return null;
  }
}
const LONGEST = 4096;

/** The document as it is now; null where it is gone. */
export async function openKept(uri: Uri): Promise<TextDocument | null> {
  // Opened by its name alone, an unsaved text that is gone would come back empty.
  if (uri.scheme === 'untitled' && !tabOf(uri)) return null;
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    // Deleted, renamed, or in a folder that is not open any more: the panel says so.
    return null;
  }
}
