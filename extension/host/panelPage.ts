/** @file The pages of a graph's panel: the graph's own, and one that only says a sentence. */

import { env, l10n, type Uri } from 'vscode';
import { escapeHtml } from '../protocol/escapeHtml';

export interface PageParts {
  readonly cspSource: string;
  readonly script: Uri;
  readonly style: Uri;
  /** The page keeps it, so that a graph finds its document again after a reload of the window. */
  readonly document: Uri;
}

export function graphPage({ cspSource, script, style, document }: PageParts): string {
  // The same bundle that this host speaks from, for `webview/words.ts`.
  const texts = JSON.stringify(l10n.bundle ?? {});
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data: blob:`,
    // The Worker that lays out large graphs is made of a text in the script.
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language()}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(l10n.t('Gradient graph'))}</title>
    <link rel="stylesheet" href="${style.toString()}">
  </head>
  <body>
    <div id="app" data-document="${escapeHtml(document.toString())}" data-texts="${escapeHtml(texts)}"></div>
    <script nonce="${nonce}" src="${script.toString()}"></script>
  </body>
</html>`;
}

export function sentencePage(sentence: string): string {
  return `<!DOCTYPE html>
<html lang="${language()}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
    <title>${escapeHtml(l10n.t('Gradient graph'))}</title>
  </head>
  <body><p role="status">${escapeHtml(sentence)}</p></body>
</html>`;
}

/** Of what stands in the page: English, where VS Code speaks a language that we have no bundle of. */
function language(): string {
  return l10n.bundle === undefined ? 'en' : escapeHtml(env.language);
}
