/** @file The built webview in a real browser, under the policy that VS Code's panel has, without VS Code. */

import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { escapeHtml } from '../../../extension/protocol/escapeHtml';
import { FORMULA_FONTS } from '../../../scripts/build.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { scriptText } from '../../../scripts/lib/scriptText.mjs';
import type { ScenarioName } from './scenarios';
import type { ThemeName } from './themes';

const ORIGIN = 'https://panel.test';
const POLICY = [
  "default-src 'none'",
  "script-src 'nonce-test'",
  `style-src ${ORIGIN}`,
  `font-src ${ORIGIN}`,
  `img-src ${ORIGIN} data: blob:`,
  'worker-src blob:',
].join('; ');
const html = ({ tag, texts }: Language): string => `<!DOCTYPE html>
<html lang="${tag}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <title>Gradient graph</title>
    <link rel="stylesheet" href="main.css">
  </head>
  <body>
    <div id="app" data-texts="${escapeHtml(JSON.stringify(texts))}"></div>
    <script nonce="test" src="harness.js"></script>
    <script nonce="test" src="main.js"></script>
  </body>
</html>`;

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', woff2: 'font/woff2' };

export interface Language {
  readonly tag: string;
  readonly texts: Readonly<Record<string, string>>;
}
const ENGLISH: Language = { tag: 'en', texts: {} };

export interface PanelOptions {
  readonly scenario?: ScenarioName;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly language?: Language;
}

/** Bundles once; `open` gives a page per scenario, theme and size. */
export class PanelHarness {
  private constructor(
    private readonly browser: Browser,
    private readonly files: ReadonlyMap<string, { body: string | Buffer; contentType: string }>,
  ) {}

  static async start(browser: Browser): Promise<PanelHarness> {
    const files = new Map<string, { body: string | Buffer; contentType: string }>();
    for (const [entry, name] of [
      ['webview/main.ts', 'main'],
      ['test/webview/harness/page.ts', 'harness'],
    ] as const) {
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: { [name]: entry },
        outdir: 'out',
        bundle: true,
        format: 'iife',
        target: 'es2022',
        write: false,
        ...FORMULA_FONTS,
        plugins: [...FORMULA_FONTS.plugins, scriptText],
      });
      for (const { path, contents } of outputFiles) {
        const contentType = TYPES[path.split('.').at(-1)!] ?? 'text/javascript';
        files.set(path.split(/[\\/]/).at(-1)!, { body: Buffer.from(contents), contentType });
      }
    }
    return new PanelHarness(browser, files);
  }

  async open({
    scenario = 'first',
    theme = 'dark',
    width = 900,
    height = 640,
    language = ENGLISH,
  }: PanelOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width, height } });
    await page.route(`${ORIGIN}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') return route.fulfill({ body: html(language), contentType: 'text/html' });
      const file = this.files.get(name);
      return file ? route.fulfill(file) : route.fulfill({ status: 404 });
    });
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${ORIGIN}/?scenario=${scenario}&theme=${theme}`);
    await page.locator('header h1', { hasText: '.ts' }).waitFor();
    return page;
  }
}
