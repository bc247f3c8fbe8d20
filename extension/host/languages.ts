/** @file Which documents Tapescope looks at. */

import type { DocumentFilter, TextDocument } from 'vscode';

/** VS Code's language ids for .ts, .mts, .tsx, .js, .mjs, .jsx. */
const LANGUAGES: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];
/** Real and unsaved files, local or virtual; not the read-only sides of a diff or a search result. */
const SCHEMES: readonly string[] = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web'];

export const SELECTOR: readonly DocumentFilter[] = LANGUAGES.flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);

export function isSnippetLanguage(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
