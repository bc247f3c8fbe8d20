/** @file The exported page in a real browser, opened as a file: the same inspector, and nothing asked of any network. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { htmlPage, readPageParts, type PageParts } from '../../extension/page/htmlPage';
import type { ShownRun } from '../../extension/protocol/messages';
import { build } from '../../scripts/build.mjs';
import { descentRecording } from '../fixtures/descent';
import { openChromium } from '../support/chromium';
import { figure } from '../support/figure';

const folder = mkdtempSync(join(tmpdir(), 'tapescope-page-'));
let browser: Browser;
let page: Page;
let parts: PageParts;
const asked: string[] = [];
const refused: string[] = [];

const RUN: ShownRun = {
  kind: 'recording',
  fileName: 'de</script><img src=x>scent.ts',
  recording: descentRecording(6),
  findings: [],
  lines: [],
  stale: false,
  problem: null,
};

beforeAll(async () => {
  browser = await openChromium();
  await build(['webview', 'page'], folder);
  parts = await readPageParts((name) => readFile(join(folder, 'webview', name)));
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (html: string, colorScheme: 'light' | 'dark' = 'dark'): Promise<void> => {
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 900 } });
  asked.length = refused.length = 0;
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      document.documentElement.dataset['refused'] =
        `${document.documentElement.dataset['refused'] ?? ''} ${event.violatedDirective}`;
    });
  });
  await page.goto(pathToFileURL(file).href);
  await page.locator('header h1', { hasText: '.ts' }).or(page.locator('.placeholder')).first().waitFor();
};

test('explore, explain, step and plot, with no request but for the file itself', async () => {
  const html = await htmlPage(RUN, parts);
  figure('an exported page', `${Math.round(html.length / 1024)} KB`);
  expect(html.length).toBeLessThan(2_000_000);
  await open(html);
  expect(await page.locator('header h1').innerText()).toBe(RUN.fileName);
  await page
    .locator('.table tbody button')
    .first()
    .evaluate((button: HTMLElement) => button.click());
  await page.locator('.details [role=math][aria-label*="∂z/∂x² · ∂x²/∂x"]').first().waitFor();
  expect(await page.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
  expect(await page.locator('vscode-button', { hasText: 'Show in editor' }).isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'Landscape' }).click();
  await page.locator('.contour .band').nth(5).waitFor();
  expect(asked.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'))).toHaveLength(1);
  expect(refused).toEqual([]);
  // One style of the widget toolkit, which does without, as in the panel.
  expect(await page.evaluate(() => document.documentElement.dataset['refused']?.trim())).toBe('style-src-elem');
});

test('its graph can be saved from it', async () => {
  await open(await htmlPage(RUN, parts));
  const download = page.waitForEvent('download');
  await page.locator('vscode-button', { hasText: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^PNG/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});

test.each(['light', 'dark'] as const)('in %s, as the system is, axe finds nothing serious', async (scheme) => {
  await open(await htmlPage(RUN, parts), scheme);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(31, 31, 31)');
  // The policy is the page's own: axe comes in beside it.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
});

test('a page that was changed says that it is damaged', async () => {
  await open((await htmlPage(RUN, parts)).replace('"version":1', '"version":7'));
  await page.locator('.placeholder', { hasText: 'This page is damaged' }).waitFor();
});
