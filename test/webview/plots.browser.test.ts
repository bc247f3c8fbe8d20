/** @file The plots in a real browser: tabs, steps chosen in table and pictures, the surface by keys, nothing serious for axe. */

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { recordingToJson } from '../../engine/recordingJson';
import { curveRecording, descentRecording } from '../fixtures/descent';
import { openChromium } from '../support/chromium';
import { PanelHarness } from './harness/panel';
import type { ThemeName } from './harness/themes';

let browser: Browser;
let panel: PanelHarness;
let page: Page;
const DESCENT = JSON.stringify(recordingToJson(descentRecording(12)));
const CURVE = JSON.stringify(recordingToJson(curveRecording()));

beforeAll(async () => {
  browser = await openChromium();
  panel = await PanelHarness.start(browser);
});
afterEach(() => page.close());
afterAll(() => browser.close());

const open = async (json: string, theme: ThemeName = 'dark'): Promise<void> => {
  page = await panel.open({ theme, width: 1000, height: 900 });
  await page.evaluate((text) => harness.showJson('plots.ts', text), json);
  await page.locator('.plots').waitFor();
};
const tab = (name: string): Promise<void> => page.getByRole('tab', { name }).click();

describe('a descent', () => {
  test('opens with the table of its steps; a row shows that step’s graph', async () => {
    await open(DESCENT);
    const head = await page.locator('.data thead th').allInnerTexts();
    expect(head.map((text) => text.split('\n')[0])).toEqual([
      'step',
      'x',
      'y',
      'z',
      '∂z/∂x',
      'stepX',
      '∂z/∂y',
      'stepY',
    ]);
    await page.locator('.data tbody button', { hasText: /^2$/ }).click();
    await expect.poll(() => page.locator('.data tr.is-selected').innerText()).toMatch(/^2\s+-27\s+27\s+1458\s+-54/);
    await expect.poll(() => page.locator('.table tbody tr').first().innerText()).toContain('-27');
  });

  test('any number over the steps', async () => {
    await open(DESCENT);
    await page.locator('vscode-dropdown[aria-label="Number to draw over the steps"]').click();
    await page.locator('vscode-option', { hasText: 'stepX' }).click();
    await page.locator('.line-chart[aria-label^="stepX over 12 steps: from -30"]').waitFor();
    expect(await page.locator('.line-chart canvas').count()).toBe(1);
  });

  test('the landscape: path and contours, a surface that turns; a dot shows its step', async () => {
    await open(DESCENT);
    await tab('Landscape');
    await page.locator('.contour .band').nth(8).waitFor();
    expect(await page.locator('.contour .step').count()).toBe(12);
    await page.locator('.contour .step').first().click();
    await expect.poll(() => page.locator('.contour .step').first().getAttribute('class')).toBe('step is-current');
    const ink = (): Promise<string> => page.locator('canvas.surface').evaluate((c: HTMLCanvasElement) => c.toDataURL());
    const before = await ink();
    await page.locator('.surface-ground').focus();
    await page.keyboard.press('ArrowLeft');
    const turned = await ink();
    expect(turned).not.toBe(before);
    await page.keyboard.press('Home');
    expect(await ink()).toBe(before);
    await page.locator('.grid-twin summary').click();
    await page.locator('.grid-twin .row-head', { hasText: 'y \\ x' }).waitFor();
  });

  test('the toggle closes the plots, and that is kept', async () => {
    await open(DESCENT);
    await page.locator('vscode-button', { hasText: 'Plots' }).click();
    await page.locator('.plots').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => sessionStorage.getItem('state'))).toContain('"showPlots":false');
  });
});

describe('vectors', () => {
  test('value and derivative as curves, all numbers in a table of which only those in sight exist', async () => {
    await open(CURVE);
    await page.locator('.line-chart[aria-label*="∂z/∂x from 2 to 61.8"]').waitFor();
    const table = page.locator('.data');
    expect(await table.getAttribute('aria-rowcount')).toBe('301');
    expect(await table.locator('tbody tr').count()).toBeLessThan(40);
    await page.locator('.data-scroller').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await table.locator('tr', { hasText: '299' }).waitFor();
  });
});

test('a run with nothing to plot has no button for it', async () => {
  page = await panel.open({ scenario: 'noGradient' });
  expect(await page.locator('vscode-button', { hasText: 'Plots' }).isVisible()).toBe(false);
});

describe('accessibility', () => {
  const themes: ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
  test.each(themes)('axe finds nothing serious in %s, and the policy refuses nothing of ours', async (theme) => {
    await open(DESCENT, theme);
    expect(await seriousIssues()).toEqual([]);
    await tab('Landscape');
    await page.locator('.contour .band').first().waitFor();
    await page.locator('.grid-twin summary').click();
    expect(await seriousIssues()).toEqual([]);
    await page.evaluate((text) => harness.showJson('curve.ts', text), CURVE);
    await page.getByRole('tab', { name: 'Curves' }).waitFor();
    expect(await seriousIssues()).toEqual([]);
    // One style of the widget toolkit, which does without.
    expect(await page.evaluate(() => harness.refused)).toEqual(['style-src-elem']);
  });
});

async function seriousIssues(): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join('; ')}`);
}
