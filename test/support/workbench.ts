/** @file A real VS Code workbench in a browser, driven as a person would: keys, palette, hovers, clicks. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/lib/chromium.mjs';
import { resultsFolder, root } from '../../scripts/lib/paths.mjs';
import { startVsCodeServer, type VsCodeServer } from '../../scripts/lib/vscodeServer.mjs';

/** Themes every picture is looked at in. */
export const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

export interface WorkbenchOptions {
  readonly theme?: Theme;
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What stands in the folder: a copy of the examples, with the engine installed as npm would (default), or nothing. */
  readonly folder?: 'examples' | 'empty';
  /** The extension's folder, in place of this project's. */
  readonly extension?: string;
  /** A packed extension to install, in place of loading one from its folder. */
  readonly install?: string;
  /** Beside that: files of the workspace by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface GraphNode {
  readonly label: string;
  readonly classes: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** Cold starts on two busy cores are slow; a wait ends as soon as the thing is there. */
const PATIENCE = 60_000;

export class Workbench {
  private constructor(
    readonly page: Page,
    readonly folder: string,
    private readonly browser: Browser,
    private readonly server: VsCodeServer,
    /** Null where it is installed. */
    private readonly extension: string | null,
  ) {}

  /** Opens a workbench on a copy of the examples, with the engine's types as `npm install tapescope` would put them there. */
  static async launch(options: WorkbenchOptions = {}): Promise<Workbench> {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('No browser found; run `npm test`, which installs one.');
    const folder = mkdtempSync(join(tmpdir(), 'tapescope-e2e-'));
    if (options.folder !== 'empty') {
      cpSync(join(root, 'examples'), folder, { recursive: true });
      mkdirSync(join(folder, 'node_modules'));
      symlinkSync(root, join(folder, 'node_modules/tapescope'), 'dir');
    }
    for (const [name, text] of Object.entries(options.files ?? {})) writeFileSync(join(folder, name), text);
    const server = await startVsCodeServer({
      trust: options.trust ?? true,
      settings: {
        'files.exclude': { '**/node_modules': true, '**/tsconfig.json': true },
        'workbench.colorTheme': THEMES[options.theme ?? 'dark'],
        ...options.settings,
      },
      ...(options.install ? { install: options.install } : {}),
    });
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
    const page = await browser.newPage({ viewport: options.viewport ?? { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    return new Workbench(page, folder, browser, server, options.install ? null : (options.extension ?? root));
  }

  /** Loads the workbench, with one file of the folder in the editor. */
  async start(file?: string): Promise<void> {
    const { folder, extension } = this;
    await this.page.goto(
      this.server.url({ folder, extension, ...(file === undefined ? {} : { file: join(folder, file) }) }),
    );
    if (file === undefined) await this.page.locator('.monaco-workbench .statusbar').waitFor();
    else await this.editor.locator('.view-lines').first().waitFor();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  get editor(): Locator {
    return this.page.locator('.editor-group-container .monaco-editor[role="code"]').first();
  }

  /** Runs a command from the palette by the title a person reads. */
  async runCommand(title: string): Promise<void> {
    await this.chooseCommand(title);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Runs a command that opens a picker, and waits for its rows. */
  async openPicker(title: string): Promise<Locator> {
    await this.chooseCommand(title);
    // The palette's own rows are gone once the picker's stand there.
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).waitFor({ state: 'detached' });
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** Asks again until the command is there: extensions register theirs a while after the window stands. */
  private async chooseCommand(title: string): Promise<void> {
    const { keyboard } = this.page;
    const entry = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    const end = Date.now() + PATIENCE;
    for (;;) {
      await keyboard.press('F1');
      await this.page.locator('.quick-input-widget .quick-input-box input').fill(`>${title}`);
      try {
        await entry.waitFor({ timeout: 4000 });
        break;
      } catch (error) {
        if (Date.now() > end) throw error;
        await keyboard.press('Escape');
      }
    }
    await entry.click();
  }

  /** Opens a file of the folder by its name. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.fill(file);
    // Not Enter: the row in front may still be that of an earlier list.
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: file.split('/').at(-1)! })
      .first()
      .click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.page.locator(`.tab.active[data-resource-name="${file.split('/').at(-1)}"]`).waitFor();
  }

  /** The text in the code editor, line by line as shown; files longer than the window are cut. */
  async text(): Promise<string> {
    const lines = await this.editor.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({ top: (element as HTMLElement).offsetTop, text: element.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Applies the quick fix with this title where the cursor is. */
  async quickFix(title: RegExp): Promise<void> {
    const entry = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    const end = Date.now() + PATIENCE;
    for (;;) {
      await this.page.keyboard.press('Control+.');
      try {
        await entry.waitFor({ timeout: 4000 });
        break;
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await entry.click();
  }

  /** Puts the cursor in the code editor, 1-based. */
  async goTo(line: number, column: number): Promise<void> {
    // Not its lines: in an editor that is scrolled to the right they begin outside of it.
    // Forced: in one that is scrolled down its shadow lies there, which hands the click on.
    await this.editor.locator('.editor-scrollable').click({ position: { x: 2, y: 2 }, force: true });
    await this.page.keyboard.press('Control+g');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    // Enter is heard only once the list has its row.
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: new RegExp(`\\b${line}\\b`) })
      .first()
      .click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The text of the hover at a place of the code editor. Asks again until `wanted` shows: language services start slowly. */
  async hoverAt(line: number, column: number, wanted: string): Promise<string> {
    // The editor's own: what stands over a tab names its file, and so perhaps what is wanted.
    const hovers = this.page.locator('.monaco-hover:not(.hidden, .workbench-hover) .hover-contents');
    const content = hovers.filter({ hasText: wanted }).first();
    const end = Date.now() + PATIENCE;
    for (;;) {
      await this.goTo(line, column);
      await this.page.keyboard.press('Control+k');
      await this.page.keyboard.press('Control+i');
      try {
        // In one: between a wait and a look the hover may go, as it does when the text's marks change.
        return await content.innerText({ timeout: 4000 });
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** The inside of the graph's webview. */
  get graph(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** What Cytoscape shows: it keeps its instance on its container. Places are those of the webview's page. */
  async graphElements(): Promise<{ nodes: readonly GraphNode[]; edges: readonly string[] }> {
    return this.graph.locator('body').evaluate(() => {
      interface Element_ {
        data(key: string): unknown;
        classes(): readonly string[];
        renderedPosition(): { x: number; y: number };
      }
      interface Registered extends Element {
        _cyreg: { cy: { nodes(): Iterable<Element_>; edges(): Iterable<Element_> } };
      }
      const container = [...document.querySelectorAll('*')].find((e): e is Registered => '_cyreg' in e);
      if (!container) throw new Error('There is no graph on the page.');
      const box = container.getBoundingClientRect();
      const nodes = [...container._cyreg.cy.nodes()].map((node) => ({
        label: String(node.data('label') ?? ''),
        classes: [...node.classes()],
        x: box.x + node.renderedPosition().x,
        y: box.y + node.renderedPosition().y,
      }));
      return { nodes, edges: [...container._cyreg.cy.edges()].map((edge) => String(edge.data('label') ?? '')) };
    });
  }

  /** Squiggles of a severity in the code editor. */
  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** Text of the rows in the Problems view. */
  async problems(): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  async setTheme(theme: Theme): Promise<void> {
    mkdirSync(join(this.folder, '.vscode'), { recursive: true });
    writeFileSync(
      join(this.folder, '.vscode/settings.json'),
      JSON.stringify({ 'workbench.colorTheme': THEMES[theme] }),
    );
    const dark =
      theme === 'dark' ? 'vs-dark' : theme === 'light' ? 'vs' : theme === 'high-contrast' ? 'hc-black' : 'hc-light';
    await this.page.locator(`.monaco-workbench.${dark}`).waitFor();
  }

  /** A picture for people to look at. */
  async screenshot(name: string): Promise<void> {
    const folder = join(resultsFolder, 'screenshots');
    mkdirSync(folder, { recursive: true });
    // A hover that is fading in is shown as it will be.
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }
}
