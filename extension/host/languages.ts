/** @file Which documents Tapescope looks at, and what in them is a snippet. */

import type { DocumentFilter, TextDocument, TextDocumentContentChangeEvent } from 'vscode';
import { fencedSnippets, type FencedSnippet } from '../markdown/snippets';
import { namesEngine } from '../snippet/quickLook';
import { settingsFor } from './settings';

/** VS Code's language ids for .ts, .mts, .tsx, .js, .mjs, .jsx. */
const LANGUAGES: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];
export const MARKDOWN = 'markdown';
/** Texts that are no file of anybody's: the other side of a diff, what a program printed, a box to type in. Any file system is welcome. */
export const NO_FILES: readonly string[] = ['git', 'output', 'search-editor', 'comment', 'debug', 'vscode'];

/** Providers are asked for each; those without a session say nothing. */
export const SELECTOR: readonly DocumentFilter[] = [...LANGUAGES, MARKDOWN].map((language) => ({ language }));

/** The whole document is a snippet. */
export function isSnippetLanguage(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && !NO_FILES.includes(document.uri.scheme);
}

export function isMarkdown(document: TextDocument): boolean {
  return document.languageId === MARKDOWN && !NO_FILES.includes(document.uri.scheme);
}

/** Whether it names the engine; after `changes`, whether a line does that they touched. */
export function namesEngineIn(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[] = [],
): boolean {
  const [change, ...more] = changes;
  if (!change || more.length > 0) return namesEngine(document.getText());
  const first = change.range.start.line;
  const last = Math.min(first + change.text.split('\n').length, document.lineCount);
  for (let line = first; line < last; line++) if (namesEngine(document.lineAt(line).text)) return true;
  return false;
}

/** What in a Markdown document may be a snippet. */
export function fencesOf(document: TextDocument): readonly FencedSnippet[] {
  return settingsFor(document.uri).markdown ? fencedSnippets(document.getText()) : [];
}
