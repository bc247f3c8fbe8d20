/** @file The built inspector in a real browser, under the panel's security policy: looks, keys, clicks, messages, accessibility. */

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST, FIRST_SITES } from '../fixtures/recordings';
import { openChromium } from '../support/chromium';
import {
  undrawnEdges,
  overlappingNodes,
  nodesOutside,
  markedNodes,
  fillOfFirstNode,
  paintedShare,
  type Ground,
} from './harness/inPage';
import { PanelHarness, type PanelOptions } from './harness/panel';
import type { ThemeName } from './harness/themes';

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

describe('the graph', () => {
  test('every edge is drawn, and texts are painted over the nodes', async () => {
    await open({ scenario: 'mixed' });
    expect(await page.evaluate(undrawnEdges)).toEqual([]);
    expect(await page.evaluate(paintedShare)).toBeGreaterThan(0.002);
  });

  test('the first example fits without overlaps, at any width', async () => {
    for (const size of [
      { width: 900, height: 640 },
      { width: 400, height: 700 },
    ]) {
      await open(size);
      expect(await page.evaluate(overlappingNodes)).toEqual([]);
      expect(await page.evaluate(nodesOutside)).toEqual([]);
      await page.close();
    }
    await open();
  });

  test('Turn turns it', async () => {
    await open();
    const before = await positionOf('v0', `t${FIRST.z}`);
    expect(before[0]!.y).toBeLessThan(before[1]!.y + 100);
    await page.locator('vscode-button', { hasText: 'Turn' }).click();
    const [x, z] = await positionOf('v0', `t${FIRST.z}`);
    expect(z!.y - x!.y).toBeGreaterThan(200);
  });

  test('a click on a node selects it and asks for its place in the editor', async () => {
    await open();
    const [m] = await positionOf(`t${FIRST.m}`);
    await page.mouse.click(m!.x, m!.y);
    await details('∂z/∂m = 68');
    expect(await page.evaluate(() => harness.revealed)).toEqual([FIRST_SITES.add]);
  });

  test('arrow keys walk along edges and across them, Enter reveals, Escape lets go', async () => {
    await open();
    await page.locator('.graph').focus();
    const titles: string[] = [];
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowRight']) {
      await page.keyboard.press(key);
      titles.push(await page.locator('.details h2').innerText());
    }
    expect(titles).toEqual(['z', 'm', 'x²', 'x', 'y', 'y²']);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => harness.revealed)).toEqual([FIRST_SITES.squareY]);
    await page.keyboard.press('Escape');
    await page.locator('.details').waitFor({ state: 'hidden' });
  });

  test('the cursor in the editor marks node and row', async () => {
    await open();
    await page.evaluate((tensor) => harness.highlight(tensor), FIRST.m);
    await page.locator('tr.is-highlighted', { hasText: 'add' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(markedNodes)).toEqual([`t${FIRST.m}`]);
    await page.evaluate(() => harness.highlight(null));
    await expect.poll(() => page.evaluate(markedNodes)).toEqual([]);
  });

  test('another theme repaints it', async () => {
    await open();
    const before = await page.evaluate(fillOfFirstNode);
    await page.evaluate(() => harness.setTheme('light'));
    await expect.poll(() => page.evaluate(fillOfFirstNode)).not.toBe(before);
  });
});

describe('the panels', () => {
  test('the table says what the graph says', async () => {
    await open();
    await page.locator('vscode-button', { hasText: 'Table' }).click();
    const rows = await page.locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'x variable 3 ∂z/∂x = 408',
      'x² square 9 ∂z/∂x² = 68 x (∂x²/∂x = 6)',
      'y variable 5 ∂z/∂y = 680',
      'y² square 25 ∂z/∂y² = 68 y (∂y²/∂y = 10)',
      'm add 34 ∂z/∂m = 68 x² (∂m/∂x² = 1); y² (∂m/∂y² = 1)',
      'z square 1156 ∂z/∂z = 1 m (∂z/∂m = 68)',
    ]);
    await page.locator('tbody button', { hasText: 'm' }).click();
    expect(await page.evaluate(() => harness.revealed)).toEqual([FIRST_SITES.add]);
  });

  test('the details explain: rule, what flowed back, paths; to copy as Markdown or TeX', async () => {
    await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((id) => document.querySelectorAll<HTMLElement>('tbody button')[id]!.click(), 4);
    await details('∂z/∂z · ∂z/∂m = 1 · 68 = 68');
    const headings = await page.locator('.details h3').allInnerTexts();
    expect(headings).toEqual(['Rule of tf.add', 'What flowed back into it', '1 path from z to m']);
    await page.locator('vscode-button', { hasText: 'Copy as TeX' }).click();
    await page.locator('vscode-button', { hasText: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('\\frac{\\partial z}{\\partial m}');
  });

  test('formulas are typeset, in their own font, and read out as text', async () => {
    await open();
    await page.evaluate(() => document.querySelector<HTMLElement>('tbody button')!.click());
    await details('∂z/∂x² · ∂x²/∂x = 68 · 6 = 408');
    const fraction = page.locator('.explained .mfrac').first();
    const [box, line] = [await fraction.boundingBox(), await fraction.locator('.frac-line').boundingBox()];
    // Above the line one half, below it the other: a layout that was lost would stand in one row.
    expect(line!.y - box!.y).toBeGreaterThan(6);
    expect(await page.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
  });

  test('an array in full: statistics, histogram, and only the cells in sight', async () => {
    await open({ scenario: 'arrays' });
    await page.evaluate(() => document.querySelector<HTMLElement>('tbody button')!.click());
    await details('float32 (900,) · min -450 · max 449 · mean -0.5 · 1 zero');
    expect(await page.locator('.histogram rect').count()).toBe(24);
    const table = page.locator('.array-table');
    expect(await table.getAttribute('aria-rowcount')).toBe('90');
    expect(await table.locator('.row').count()).toBeLessThan(30);
    await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await table.locator('.row-head', { hasText: '[890]' }).waitFor();
    await page.locator('.array-choice vscode-dropdown').first().click();
    await page.locator('.array-choice vscode-option', { hasText: '∂y/∂x' }).click();
    await details('min -900 · max 898');
  });

  test('another gradient call can be chosen', async () => {
    await open({ scenario: 'mixed' });
    await page.locator('header vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: '1: ∂weighted/∂x' }).click();
    await expect.poll(() => page.locator('.table tbody').innerText()).not.toContain('loss');
  });

  test('ops beside the way come with All ops, and the choice is kept', async () => {
    await open({ scenario: 'mixed' });
    const rows = page.locator('.table tbody');
    expect(await rows.innerText()).not.toContain('beside');
    await page.locator('header vscode-checkbox').click();
    await expect.poll(() => rows.innerText()).toContain('beside');
    await page.reload();
    await expect.poll(() => rows.innerText()).toContain('beside');
  });

  test.each([
    ['stale', 'The text has changed since this run'],
    ['stale', 'threw at line 9'],
    ['mixed', '∂loss/∂bias is null'],
    ['noGradient', 'asked for no gradient'],
    ['empty', 'to see the graph of this snippet'],
    ['running', 'Running 01-first-gradient.ts'],
  ] as const)('%s is told in a sentence: %s', async (scenario, sentence) => {
    await open({ scenario });
    await page.locator('[role=status]', { hasText: sentence }).first().waitFor();
  });

  test('a new state replaces the old one', async () => {
    await open({ scenario: 'running' });
    await page.evaluate(() => harness.show('first'));
    await page.locator('tbody tr').first().waitFor({ state: 'attached' });
    expect(await page.locator('.placeholder').isVisible()).toBe(false);
  });

  test('a message it does not understand is told, not shown', async () => {
    await open();
    await page.evaluate(() => harness.showStrange());
    await page.locator('[role=status]', { hasText: 'does not understand' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(6);
  });
});

describe('the security policy', () => {
  test('nothing is refused but one style of the widget toolkit, which it does without', async () => {
    await open({ scenario: 'mixed' });
    expect(await page.evaluate(() => harness.refused)).toEqual(['style-src-elem']);
  });
});

describe('accessibility', () => {
  const themes: ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
  test.each(themes)('axe finds nothing serious in %s', async (theme) => {
    await open({ scenario: 'mixed', theme });
    await page.locator('vscode-button', { hasText: 'Table' }).click();
    await page.locator('tbody button').first().click();
    expect(await seriousIssues()).toEqual([]);
    await page.locator('.stepper input[type=range]').fill('7');
    await page.keyboard.press('?');
    expect(await seriousIssues()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => harness.show('stale'));
    await page.locator('.is-stale').first().waitFor();
    expect(await seriousIssues()).toEqual([]);
    await page.evaluate(() => harness.show('arrays'));
    await page.locator('tbody button', { hasText: 'y' }).click();
    await page.locator('.array-table').waitFor();
    expect(await seriousIssues()).toEqual([]);
    await page.evaluate(() => harness.show('running'));
    await page.locator('.placeholder', { hasText: 'Running' }).waitFor();
    expect(await seriousIssues()).toEqual([]);
  });

  test('axe would find a button without a name', async () => {
    await open();
    await page.evaluate(() => document.querySelector('header')!.append(document.createElement('button')));
    expect((await seriousIssues()).map((issue) => issue.split(':')[0])).toEqual(['button-name']);
  });
});

async function seriousIssues(): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join('; ')}`);
}

async function details(text: string): Promise<void> {
  const inWords = page.locator('.details', { hasText: text });
  await inWords
    .or(page.locator(`.details [role=math][aria-label*="${text}"]`))
    .first()
    .waitFor();
}

/** Places on the page. */
async function positionOf(...ids: string[]): Promise<{ x: number; y: number }[]> {
  return page.evaluate((wanted) => {
    const ground = document.querySelector('.graph-ground') as unknown as Ground;
    const box = ground.getBoundingClientRect();
    return wanted.map((id) => {
      const { x, y } = ground._cyreg.cy.getElementById(id).renderedPosition();
      return { x: box.x + x, y: box.y + y };
    });
  }, ids);
}
