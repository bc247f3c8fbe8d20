/** @file Which documents Tapescope looks at. */

import type { DocumentFilter, TextDocument } from 'vscode';

/** VS Code's language ids for .ts, .mts, .tsx, .js, .mjs, .jsx. */
const LANGUAGES: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];
/** Texts that are no file of anybody's: the other side of a diff, what a program printed, a box to type in. Any file system is welcome. */
export const NO_FILES: readonly string[] = ['git', 'output', 'search-editor', 'comment', 'debug', 'vscode'];

/** Providers are asked for each; those without a session say nothing. */
export const SELECTOR: readonly DocumentFilter[] = LANGUAGES.map((language) => ({ language }));

export function isSnippetLanguage(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && !NO_FILES.includes(document.uri.scheme);
}
