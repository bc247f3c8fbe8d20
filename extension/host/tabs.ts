/** @file Tabs of text documents, by what they show. */

import { TabInputText, window, type Tab, type Uri } from 'vscode';

/** The first of them, in any group. */
export function tabOf(uri: Uri): Tab | undefined {
  const key = uri.toString();
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof TabInputText && input.uri.toString() === key);
}
