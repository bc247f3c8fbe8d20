/** @file Changing, choosing and checking in the built inspector, answered by the real sandbox; by mouse and by key, in every theme. */

import axe from 'axe-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { resultsFolder, root } from '../../scripts/lib/paths.mjs';
import { startSandbox, type TestSandbox } from '../runner/sandbox';
import { openChromium } from '../support/chromium';
import { showRun } from './harness/askable';
import { PanelHarness } from './harness/panel';
import type { ThemeName } from './harness/themes';

let browser: Browser;
let panel: PanelHarness;
let sandbox: TestSandbox;
let page: Page;
let questions = 0;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([openChromium(), startSandbox()]);
  panel = await PanelHarness.start(browser);
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  await sandbox.dispose();
});

const TF = `import * as tf from 'tapescope';\n`;
const FIRST = readFileSync(join(root, 'examples', '01-first-gradient.ts'), 'utf8');

async function open(text: string, theme: ThemeName = 'dark'): Promise<void> {
  page = await panel.open({ theme, width: 1000, height: 900 });
  questions = 0;
  await showRun(page, sandbox, text, () => void questions++);
}

/** Chooses a node by the table's button. */
const choose = async (name: string): Promise<void> => {
  await page.locator('.table button').getByText(name, { exact: true }).first().dispatchEvent('click');
  await page.locator('.details h2', { hasText: name }).waitFor();
};
/** Texts of a row of the twin table. */
const row = async (name: string): Promise<string> =>
  page
    .locator('.table tr', { has: page.locator('button').getByText(name, { exact: true }) })
    .first()
    .innerText();
const press = async (...keys: string[]): Promise<void> => {
  await page.locator('.graph').focus();
  for (const key of keys) await page.keyboard.press(key);
};
const bar = () => page.locator('.ask-bar');
const shot = (name: string): Promise<unknown> => {
  const folder = join(resultsFolder, 'webview');
  mkdirSync(folder, { recursive: true });
  return page.screenshot({ path: join(folder, `${name}.png`) });
};

describe('a leaf', () => {
  test('typed: every value and adjoint follows, the panel says so, and back again', async () => {
    await open(FIRST);
    await choose('x');
    await page.getByLabel('Value of x').fill('4');
    await expect.poll(() => row('z')).toContain('1681');
    expect(await row('x')).toContain('∂z/∂x = 656');
    await expect.poll(() => bar().innerText()).toContain('x = 4 (was 3)');
    expect(await bar().innerText()).toContain('editor keep those of the real run');
    await expect.poll(() => page.locator('.explained').innerText()).toContain('656');
    await page.locator('.leaf vscode-button', { hasText: 'Back to 3' }).click();
    await expect.poll(() => row('z')).toContain('1156');
    expect(await bar().innerText()).not.toContain('was 3');
  });

  test('dragged by key: the step shown stays, the latest value wins', async () => {
    await open(FIRST);
    await press('.', '.');
    await choose('x');
    const slider = page.locator('.leaf .slider');
    await slider.focus();
    for (let i = 0; i < 25; i++) await page.keyboard.press('ArrowRight');
    const value = Number(await page.getByLabel('Value of x').inputValue());
    expect(value).toBeGreaterThan(3);
    await expect.poll(() => row('x')).toContain(`∂z/∂x = ${Number((4 * value * (value ** 2 + 25)).toPrecision(6))}`);
    expect(await page.locator('.stepper:not([hidden]) .step-count').innerText()).toBe('Forward 2 of 4');
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
    // One on its way at a time: fewer questions than keys, and never one too few.
    expect(questions).toBeLessThanOrEqual(25);
  });

  test('the landscape follows, also where its axes stay as they were', async () => {
    await open(
      `${TF}const x = tf.variable(1); const y = tf.variable(2); const c = tf.constant(5); const tape = new tf.GradientTape(); const z = tape.record(() => x.square().add(y.square()).mul(c)); tape.gradient(z, [x, y]);`,
    );
    await page.locator('vscode-button', { hasText: 'Plots' }).click();
    await page.getByRole('tab', { name: 'Landscape' }).click();
    await page.locator('.grid-twin summary').click();
    const firstValue = async (): Promise<number> =>
      Number(await page.locator('.grid-twin .row[aria-rowindex="2"] .cell').first().innerText());
    await expect.poll(firstValue).toBeGreaterThan(0);
    const before = await firstValue();
    await choose('c');
    await page.getByLabel('Value of c').fill('10');
    await expect.poll(firstValue).toBeCloseTo(2 * before, 3);
    await page.locator('.leaf vscode-button', { hasText: 'Back to 5' }).click();
    await expect.poll(firstValue).toBeCloseTo(before, 3);
  });

  test('a cell of an array', async () => {
    await open(
      `${TF}const x = tf.variable([[1, 2], [3, 4]]); const tape = new tf.GradientTape(); const z = tape.record(() => tf.sum(x.square())); tape.gradient(z, x);`,
    );
    await choose('x');
    await page.getByLabel('Element of x').fill('3');
    await page.getByLabel('Value of x[1, 1]').fill('10');
    await expect.poll(() => row('z')).toContain('114');
    expect(await bar().innerText()).toContain('x[1, 1] = 10 (was 4)');
  });

  test('what the snippet refuses is a sentence, and the way back works', async () => {
    await open(
      `${TF}const x = tf.variable(1); const tape = new tf.GradientTape(); const y = tape.record(() => x.mul(2)); if (y.dataSync()[0] > 3) throw new Error('too large'); tape.gradient(y, x);`,
    );
    await choose('x');
    await press('g');
    await expect.poll(() => bar().innerText()).toContain('gradient of x');
    await page.getByLabel('Value of x').fill('2');
    await expect.poll(() => bar().innerText()).toContain('too large');
    await press('r');
    await expect.poll(() => row('y')).toContain('2');
    expect(await bar().innerText()).not.toContain('too large');
  });
});

describe('an array of which the Recording kept the first values', () => {
  const LARGE = `${TF}const x = tf.variable(tf.range(0, 30000)); const tape = new tf.GradientTape(); const z = tape.record(() => { const y = x.mul(2); return tf.sum(y.square()); }); tape.gradient(z, x);`;
  const toEnd = (): Promise<void> =>
    page.locator('.array-table').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const last = (): Promise<string> => page.locator('.array-table .row').last().locator('.cell').last().innerText();

  test('the others come when one scrolls there, of the partial too, and follow a changed leaf', async () => {
    await open(LARGE);
    await choose('x');
    expect(await page.locator('.array-choice').innerText()).toContain('computed again when you scroll to them');
    const before = questions;
    await toEnd();
    await expect.poll(last).toBe('29999');
    expect(questions - before).toBe(1);
    await shot('array-beyond');
    await page.locator('.array-choice vscode-dropdown').first().click();
    await page.locator('.array-choice vscode-option', { hasText: '∂z/∂x' }).click();
    await toEnd();
    await expect.poll(last).toBe('239992');
    await page.getByLabel('Element of x').fill('29999');
    await page.getByLabel('Value of x[29999]').fill('1');
    await expect.poll(() => bar().innerText()).toContain('x[29999] = 1');
    // The details of the new run take the place of these.
    const lastThere = async (): Promise<string> => {
      await toEnd();
      return last();
    };
    await expect.poll(lastThere).toBe('1');
  });

  test('a slice beyond them comes when it is chosen', async () => {
    await open(
      `${TF}const x = tf.variable(tf.range(0, 30000).reshape([30, 10, 100])); const tape = new tf.GradientTape(); const z = tape.record(() => tf.sum(x.square())); tape.gradient(z, x);`,
    );
    await choose('x');
    await page.locator('.array-choice vscode-dropdown').nth(1).click();
    await page.locator('.array-choice vscode-option', { hasText: '[29, :, :]' }).click();
    await expect.poll(() => page.locator('.array-table .cell').first().innerText()).toBe('29000');
  });

  test('what flowed back between is gone, and a sentence says so; a page without a sandbox says why', async () => {
    await open(LARGE);
    await choose('y');
    await page.locator('.array-choice vscode-dropdown').first().click();
    await page.locator('.array-choice vscode-option', { hasText: '∂z/∂y' }).click();
    await expect.poll(() => page.locator('.array-choice').innerText()).toContain('The others cannot be asked for');
    await page.evaluate(() => (globalThis.answerAsk = undefined));
    await choose('x');
    await toEnd();
    await expect
      .poll(() => page.locator('.array-choice').innerText())
      .toContain('The others cannot be shown: Nobody runs snippets here.');
  });
});

describe('another target or source', () => {
  test('by key, and back', async () => {
    await open(FIRST);
    await choose('m');
    await press('g');
    await expect.poll(() => row('x')).toContain('∂m/∂x = 6');
    expect(await bar().innerText()).toContain('You chose the gradient of m with respect to x, y');
    await choose('x²');
    await press('s');
    await expect.poll(() => row('x²')).toContain('∂m/∂x² = 1');
    await press('r');
    await expect.poll(() => row('x')).toContain('∂z/∂x = 408');
  });

  test('several targets by button', async () => {
    await open(FIRST);
    await choose('m');
    await page.locator('.choose vscode-button', { hasText: 'Add as target' }).click();
    await expect.poll(() => row('x')).toContain('414');
    expect(await bar().innerText()).toContain('the sum of z, m');
  });

  test('a partial differentiated again', async () => {
    await open(FIRST);
    await choose('x');
    await press('d');
    await expect.poll(() => row('x')).toContain('208');
    await expect.poll(() => page.locator('.ask-bar vscode-checkbox').isVisible()).toBe(true);
    await shot('ask-second-order');
    const all = await page.locator('.table tbody tr').count();
    await press('b');
    expect(await page.locator('.table tbody tr').count()).toBeLessThan(all);
    expect(await row('x')).toContain('208');
  });
});

describe('answers beside the graph', () => {
  test('a check: every partial agrees', async () => {
    await open(FIRST);
    await press('k');
    await page.locator('.answer .verdict').first().waitFor();
    const text = await page.locator('.answer').innerText();
    expect(text).toContain('All 2 partials agree');
    expect(text).toMatch(/∂z\/∂x\s+408\s+408/);
    await shot('ask-check');
    await choose('x');
    await page.getByLabel('Value of x').fill('4');
    await expect.poll(() => page.locator('.answer').innerText()).toMatch(/∂z\/∂x\s+656\s+656/);
  });

  test('a kink and a wrong rule have words', async () => {
    await open(
      `${TF}const f = tf.customGrad((x) => ({ value: x.square(), gradFunc: (dy) => dy.mul(3) })); const x = tf.variable(0); const y = tf.variable(4); const tape = new tf.GradientTape(); const z = tape.record(() => tf.relu(x).add(f(y))); tape.gradient(z, [x, y]);`,
    );
    await press('k');
    await expect.poll(() => page.locator('.answer').innerText()).toContain('✗ differs');
    const text = await page.locator('.answer').innerText();
    expect(text).toContain('the slope is 0 on the left and 1 on the right; the rule chose 0');
    expect(text).toContain('1 of 2 partials differs');
    await shot('ask-kink');
  });

  test('a jacobian, read by key', async () => {
    await open(
      `${TF}const x = tf.variable([1, 2]); const a = tf.constant([[1, 2], [3, -4], [5, 6]]); const tape = new tf.GradientTape(); const y = tape.record(() => tf.dot(a, x.square())); tape.jacobian(y, x);`,
    );
    await press('j');
    await page.locator('svg.jacobian').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    expect(await page.locator('.jacobian-block [role=status]').innerText()).toBe('∂y[1]/∂x[1] = -16');
    await shot('ask-jacobian');
  });

  test('a large jacobian is cut and drawn', async () => {
    await open(
      `${TF}const x = tf.variable(tf.linspace(-1, 1, 200)); const tape = new tf.GradientTape(); const y = tape.record(() => tf.cumsum(x.square())); tape.jacobian(y, x);`,
    );
    await press('j');
    await expect.poll(() => page.locator('.answer').innerText()).toContain('The first 128 by 128 of 200 by 200');
    await shot('ask-jacobian-large');
  });
});

test.each<ThemeName>(['dark', 'light', 'high-contrast', 'high-contrast-light'])(
  'axe finds nothing in %s, and the policy refuses nothing',
  async (theme) => {
    await open(FIRST, theme);
    await choose('x');
    await page.getByLabel('Value of x').fill('4');
    await press('k');
    await page.locator('.answer .verdict').first().waitFor();
    await expect.poll(() => row('z')).toContain('1681');
    await shot(`ask-${theme}`);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
    expect(await page.evaluate(() => harness.refused)).toEqual(['style-src-elem']);
  },
);
