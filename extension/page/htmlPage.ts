/** @file A run as one HTML file that shows the inspector in any browser: scripts, styles, fonts and the Recording in it, nothing fetched. */

import { recordingToJson } from '../../engine/recordingJson';
import { toBase64 } from '../protocol/base64';
import { escapeHtml } from '../protocol/escapeHtml';
import type { ShownRun } from '../protocol/messages';

/** What every page holds, ready to stand in one. */
export interface PageParts {
  /** Run in this order. */
  readonly scripts: readonly string[];
  readonly style: string;
}

/** `read`: a file of the folder in which the build put the panel's files. */
export async function readPageParts(read: (name: string) => Promise<Uint8Array>): Promise<PageParts> {
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await read(name));
  const scripts = await Promise.all(['page.js', 'main.js'].map(text));
  const styles = await Promise.all(['page.css', 'main.css'].map(text));
  const fonts = /url\("?\.\/([\w-]+\.woff2)"?\)/g;
  let style = styles.join('\n');
  for (const [all, name = ''] of style.matchAll(fonts)) {
    const font = toBase64(await read(name));
    style = style.replace(all, `url("data:font/woff2;base64,${font}")`);
  }
  return { scripts, style };
}

export async function htmlPage(run: ShownRun, parts: PageParts): Promise<string> {
  const scripts = parts.scripts.map(inScript);
  const style = parts.style.replace(/<\/style/gi, '<\\/style');
  const policy = [
    "default-src 'none'",
    `script-src ${(await Promise.all(scripts.map(hashOf))).join(' ')}`,
    `style-src ${await hashOf(style)}`,
    'font-src data:',
    'img-src data: blob:',
    // The Worker that lays out large graphs is made of a text in the script.
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Tapescope">
    <title>${escapeHtml(run.fileName)}: gradient graph</title>
    <style>${style}</style>
  </head>
  <body>
    <div id="app"></div>
    <noscript>This page draws the graph of a run with a script of its own: allow scripts to see it.</noscript>
    <script type="application/json" id="run">${inertJson(run)}</script>
    ${scripts.map((script) => `<script>${script}</script>`).join('\n    ')}
  </body>
</html>
`;
}

/** Data that no HTML parser finds an end of a script in. */
export function inertJson(run: ShownRun): string {
  return JSON.stringify({ ...run, recording: recordingToJson(run.recording) })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** In strings and regular expressions, where alone they stand in our bundles, these mean the same and end nothing. */
function inScript(code: string): string {
  return code.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${toBase64(new Uint8Array(digest))}'`;
}
