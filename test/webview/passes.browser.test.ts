/** @file The passes played step by step, and the ways about the graph: keys, finding, one node's paths, the map. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST } from '../fixtures/recordings';
import { openChromium } from '../support/chromium';
import { faintNodes, panOf, nodesAhead } from './harness/inPage';
import { PanelHarness, type PanelOptions } from './harness/panel';

let browser: Browser;
let panel: PanelHarness;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  panel = await PanelHarness.start(browser);
});
afterEach(() => page.close());
afterAll(() => browser.close());

const open = async (options?: PanelOptions): Promise<void> => {
  page = await panel.open(options);
};

describe('the passes', () => {
  const words = (): Promise<string> => page.locator('.step-words').innerText();
  const stepButton = (name: string) => page.locator(`.stepper vscode-button[aria-label^="${name}"]`);

  test('keys step on and back, each step is told, and Show the whole graph ends it', async () => {
    await open();
    await page.locator('.graph').focus();
    for (const key of ['.', '.', '.', ',']) await page.keyboard.press(key);
    expect(await words()).toBe('y² = 5² = 25');
    expect(await page.evaluate(nodesAhead)).toEqual([`t${FIRST.m}`, `t${FIRST.z}`]);
    await stepButton('Show the whole graph').click();
    expect(await page.evaluate(nodesAhead)).toEqual([]);
    expect(await page.locator('.stepper .step-count').innerText()).toBe('Whole graph');
  });

  test('playing goes through both passes and stops at the end', async () => {
    await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.stepper vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: '16×' }).click();
    await stepButton('Play').click();
    await page.locator('.stepper .step-count', { hasText: 'Backward 6 of 6' }).waitFor();
    expect(await words()).toBe('∂z/∂x += ∂z/∂x² · ∂x²/∂x = 68 · 6 = 408');
    await stepButton('Play').waitFor();
  });

  test('the slider scrubs and says where it stands; a run with another graph ends the stepping', async () => {
    await open();
    const slider = page.locator('.stepper input[type=range]');
    await slider.fill('4');
    expect(await slider.getAttribute('aria-valuetext')).toBe('Forward 4 of 4');
    expect(await words()).toBe('z = m² = 34² = 1156');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await words()).toBe('∂z/∂z = 1');
    await page.evaluate(() => harness.show('mixed'));
    await page.locator('.stepper .step-count', { hasText: 'Whole graph' }).waitFor();
  });

  test('a step on is seen to move, also when the next comes before it has arrived', async () => {
    await open();
    await page.locator('.graph').focus();
    for (let i = 0; i < 11; i++) await page.keyboard.press('.');
    await expect.poll(() => page.evaluate(nodesAhead)).toEqual([]);
    expect(await words()).toContain('= 408');
  });
});

describe('getting about', () => {
  const title = (): Promise<string> => page.locator('.details h2').innerText();

  test('/ finds by name, op or line; Enter goes round, Escape ends it', async () => {
    await open();
    await page.locator('.graph').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('square');
    await page.locator('.found', { hasText: '3 found' }).waitFor();
    expect(await page.evaluate(faintNodes)).toEqual(['v0', 'v1', `t${FIRST.m}`]);
    const titles: string[] = [];
    for (const key of ['Enter', 'Enter', 'Enter', 'Enter', 'Shift+Enter']) {
      await page.keyboard.press(key);
      titles.push(await title());
    }
    expect(titles).toEqual(['x²', 'y²', 'z', 'x²', 'z']);
    expect(await page.locator('.found').innerText()).toBe('3 of 3');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(faintNodes)).toEqual([]);
    // Back in the graph, and the arrows go on from what was found.
    await page.keyboard.press('ArrowLeft');
    expect(await title()).toBe('m');
  });

  test('a line finds what stands on it', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('line 8');
    await page.keyboard.press('Enter');
    expect(await title()).toBe('z');
    await page.locator('.details', { hasText: 'line 8' }).waitFor();
  });

  test('P shows only the paths of the selected node, and everything again', async () => {
    await open();
    await page.locator('.graph').focus();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'p']) await page.keyboard.press(key);
    const rows = (): Promise<number> => page.locator('tbody tr').count();
    await expect.poll(rows).toBe(4);
    await page.locator('vscode-button', { hasText: 'Only paths of x' }).click();
    await expect.poll(rows).toBe(6);
    await page.locator('vscode-button', { hasText: 'Only its paths' }).click();
    await expect.poll(rows).toBe(4);
    await page.locator('vscode-button', { hasText: 'Show everything' }).click();
    await expect.poll(rows).toBe(6);
  });

  test('? lists the keys, Escape closes the list', async () => {
    await open();
    await page.locator('.graph').focus();
    await page.keyboard.press('?');
    await page.locator('dialog.keys').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog.keys').waitFor({ state: 'hidden' });
  });

  test('a graph larger than the view has a map, and the map leads elsewhere', async () => {
    await open({ scenario: 'large' });
    const map = page.locator('.minimap');
    await map.waitFor();
    const before = await page.evaluate(panOf);
    const box = (await map.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(await page.evaluate(panOf)).toBeGreaterThan(before);
    await page.locator('vscode-button', { hasText: 'Fit' }).click();
    await map.waitFor({ state: 'hidden' });
  });
});
