/** @file The built inspector in a real browser, under the panel's security policy: looks, keys, clicks, messages, accessibility. */

import axe from 'axe-core';
import type { Core } from 'cytoscape';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST, FIRST_SITES } from '../fixtures/recordings';
import { openChromium } from '../support/chromium';
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

describe('the passes', () => {
  const words = (): Promise<string> => page.locator('.step-words').innerText();
  const stepButton = (name: string) => page.locator(`vscode-button[aria-label^="${name}"]`);

  test('keys step on and back, each step is told, and Show the whole graph ends it', async () => {
    await open();
    await page.locator('.graph').focus();
    for (const key of ['.', '.', '.', ',']) await page.keyboard.press(key);
    expect(await words()).toBe('y² = 5² = 25');
    expect(await page.evaluate(nodesAhead)).toEqual([`t${FIRST.m}`, `t${FIRST.z}`]);
    await stepButton('Show the whole graph').click();
    expect(await page.evaluate(nodesAhead)).toEqual([]);
    expect(await page.locator('.step-count').innerText()).toBe('Whole graph');
  });

  test('playing goes through both passes and stops at the end', async () => {
    await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.stepper vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: '16×' }).click();
    await stepButton('Play').click();
    await page.locator('.step-count', { hasText: 'Backward 6 of 6' }).waitFor();
    expect(await words()).toBe('∂z/∂x += ∂z/∂x² · ∂x²/∂x = 68 · 6 = 408');
    await stepButton('Play').waitFor();
  });

  test('the slider scrubs and says where it stands; a run with another graph ends the stepping', async () => {
    await open();
    const slider = page.locator('input[type=range]');
    await slider.fill('4');
    expect(await slider.getAttribute('aria-valuetext')).toBe('Forward 4 of 4');
    expect(await words()).toBe('z = m² = 34² = 1156');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await words()).toBe('∂z/∂z = 1');
    await page.evaluate(() => harness.show('mixed'));
    await page.locator('.step-count', { hasText: 'Whole graph' }).waitFor();
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
    await details('line 8');
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

  test('another gradient call can be chosen', async () => {
    await open({ scenario: 'mixed' });
    await page.locator('header vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: '1: ∂weighted/∂x' }).click();
    await expect.poll(() => page.locator('tbody').innerText()).not.toContain('loss');
  });

  test('ops beside the way come with All ops, and the choice is kept', async () => {
    await open({ scenario: 'mixed' });
    const rows = page.locator('tbody');
    expect(await rows.innerText()).not.toContain('beside');
    await page.locator('vscode-checkbox').click();
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
    await page.locator('input[type=range]').fill('7');
    await page.keyboard.press('?');
    expect(await seriousIssues()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => harness.show('stale'));
    await page.locator('.is-stale').first().waitFor();
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
  await page.locator('.details', { hasText: text }).waitFor();
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

// What follows runs in the page. Cytoscape keeps its instance on its container.

interface Ground extends Element {
  readonly _cyreg: { readonly cy: Core };
}

function undrawnEdges(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy
    .edges()
    .filter((edge) => !Number.isFinite(edge.sourceEndpoint().x) || !Number.isFinite(edge.midpoint().x))
    .map((edge) => edge.id());
}

function overlappingNodes(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  const boxes = cy.nodes().map((node) => ({ id: node.id(), ...node.boundingBox() }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2)
      .map((b) => `${a.id} ${b.id}`),
  );
}

function nodesOutside(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy
    .nodes()
    .filter((node) => {
      const box = node.renderedBoundingBox();
      return box.x1 < 0 || box.y1 < 0 || box.x2 > cy.width() || box.y2 > cy.height();
    })
    .map((node) => node.id());
}

function markedNodes(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes('.is-highlighted').map((node) => node.id());
}

function faintNodes(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes('.is-faint').map((node) => node.id());
}

function panOf(): number {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.pan().x;
}

function nodesAhead(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes('.is-ahead').map((node) => node.id());
}

function fillOfFirstNode(): string {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes().first().style('background-color') as string;
}

/** Share of the text layer that has ink. */
function paintedShare(): number {
  const canvas = document.querySelector<HTMLCanvasElement>('.graph-texts')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) painted++;
  return painted / (data.length / 4);
}
