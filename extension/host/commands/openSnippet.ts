/** @file A copy of an example as an untitled file in front: nothing is written to disk. */

import { window, workspace } from 'vscode';
import type { Example } from '../examples';

export async function openSnippet({ text }: Example): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ content: text, language: 'typescript' }));
}
