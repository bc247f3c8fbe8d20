/** @file The panel in another language: not a word of English is left of its own, and the longer German words have room. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { resultsFolder, root } from '../../scripts/lib/paths.mjs';
import { startSandbox, type TestSandbox } from '../runner/sandbox';
import { openChromium } from '../support/chromium';
import { showRun } from './harness/askable';
import { cutTexts, saidTexts } from './harness/inPage';
import { PanelHarness, type Language } from './harness/panel';
import type { ScenarioName } from './harness/scenarios';
import type { ThemeName } from './harness/themes';

type Texts = Readonly<Record<string, string>>;
const bundle = (name: string): Texts => JSON.parse(readFileSync(join(root, 'l10n', name), 'utf8')) as Texts;
const GERMAN: Language = { tag: 'de', texts: bundle('bundle.l10n.de.json') };
const ENGLISH = bundle('bundle.l10n.json');
/** Each text in brackets: what stands outside them was not asked for in any language. */
const BRACKETS: Language = {
  tag: 'de',
  texts: Object.fromEntries(Object.keys(ENGLISH).map((text) => [text, `⟦${text}⟧`])),
};

/** A training loop over arrays, with a function called in it. */
const TRAINING = `import * as tf from 'tapescope';
const w = tf.variable([0.5, -1]);
const b = tf.variable(0);
const xs = tf.constant([1, 2]);
const twice = (q: tf.Tensor) => q.mul(2);
for (let i = 0; i < 12; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => {
    let sum = tf.sum(w.mul(xs)).add(b);
    for (let j = 0; j < 30; j++) sum = twice(sum).sub(sum);
    return sum.square();
  });
  const [dw, db] = tape.gradient(loss, [w, b]);
  w.assignSub(dw!.mul(0.01));
  b.assignSub(db!.mul(0.01));
}
`;

let browser: Browser;
let panel: PanelHarness;
let sandbox: TestSandbox;
let page: Page;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([openChromium(), startSandbox()]);
  panel = await PanelHarness.start(browser);
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  await sandbox.dispose();
});

const choose = async (name: string): Promise<void> => {
  await page.locator('.table button').getByText(name, { exact: true }).first().dispatchEvent('click');
  await page.locator('.details h2', { hasText: name }).waitFor();
};
const press = async (...keys: string[]): Promise<void> => {
  await page.locator('.graph').focus();
  for (const key of keys) await page.keyboard.press(key);
};
const shot = (name: string): Promise<unknown> => {
  const folder = join(resultsFolder, 'webview');
  mkdirSync(folder, { recursive: true });
  return page.screenshot({ path: join(folder, `${name}.png`) });
};

/** Goes through the panel as a reader does, and calls `look` wherever there is something new to read. */
async function tour(language: Language, look: (at: string) => Promise<void>): Promise<void> {
  page = await panel.open({ language, scenario: 'mixed', width: 1000, height: 900 });
  const scenario = async (name: ScenarioName, shows: string): Promise<void> => {
    await page.evaluate((wanted) => harness.show(wanted), name);
    await page.locator(shows).first().waitFor();
    await look(name);
  };
  await choose('bias');
  await look('mixed');
  await press('/');
  await page.keyboard.type('mul');
  await look('finding');
  for (const at of [0, 3, 9]) {
    await page.locator('.stepper .slider').fill(String(at));
    await look(`step ${at}`);
  }
  await scenario('stale', '.banner.is-stale');
  await scenario('noGradient', '.banner.is-stale');
  await scenario('running', '.placeholder vscode-progress-ring');
  await scenario('empty', '.placeholder h2');
  await scenario('arrays', '.table tbody tr');
  await choose('x');
  await look('an array');

  await showRun(page, sandbox, TRAINING);
  await page.locator('.timeline:not([hidden])').waitFor();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await look('plots');
  }
  await page.locator('svg.contour').waitFor();
  await look('landscape');
  await choose('w');
  await page.locator('.leaf input').last().press('ArrowUp');
  await page.locator('.leaf input.number').last().fill('2');
  await page.locator('.ask-bar.is-other').waitFor();
  await look('a changed leaf');
  await press('k');
  await page.locator('.answer table').waitFor();
  await look('check');
  await press('j');
  await page.locator('.answer svg').first().waitFor();
  await look('jacobian');
  await page.locator('.what vscode-dropdown, .header vscode-checkbox').last().click();
  await look('all ops');
  await press('Shift+C');
  await look('closed');
}

test('every text of its own is asked for in the reader’s language', async () => {
  const left = new Map<string, string>();
  await tour(BRACKETS, async (at) => {
    // What the host says by itself, and the Recording's cause of a null.
    const others = await page.locator('.details .cause, .banner.is-problem p, .placeholder h2 + p').allTextContents();
    for (const text of await page.evaluate(saidTexts)) {
      const own = others.filter((other) => other !== '').reduce((rest, other) => rest.replaceAll(other, ''), text);
      const outside = withoutBrackets(own).replace(/\S+\.ts\b/g, '');
      for (const [word] of outside.matchAll(/\p{L}{2,}/gu)) left.set(word, `${at}: ${text}`);
    }
  });
  for (const word of NO_WORDS) left.delete(word);
  expect([...left]).toEqual([]);
});

/** Names in the snippets, ops and dtypes: the same in every language. */
const NO_WORDS = [
  ...['weighted', 'loss', 'bias', 'shifted', 'squares', 'xs', 'db', 'dw', 'sum', 'twice'],
  ...['add', 'mul', 'sub', 'sigmoid', 'mean', 'square', 'float', 'null'],
];

test('in German nothing says what a German text says in English', async () => {
  const english = new Set(Object.keys(ENGLISH).filter((text) => ENGLISH[text] !== GERMAN.texts[text]));
  const left = new Set<string>();
  await tour(GERMAN, async (at) => {
    const hint = await page.locator('.placeholder h2 + p').allTextContents();
    for (const text of await page.evaluate(saidTexts)) {
      if (english.has(text) && !hint.includes(text)) left.add(`${at}: ${text}`);
    }
  });
  expect([...left]).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
});

test.each<[width: number, theme: ThemeName]>([
  [1000, 'dark'],
  [360, 'light'],
])('German words have room in a panel of %i pixels', async (width, theme) => {
  page = await panel.open({ language: GERMAN, theme, width, height: 1000 });
  await showRun(page, sandbox, TRAINING);
  await page.locator('.timeline:not([hidden])').waitFor();
  await choose('w');
  await shot(`german-${width}`);
  expect(await page.evaluate(cutTexts)).toEqual([]);
  await page.locator('.leaf input.number').last().fill('2');
  await page.locator('.ask-bar.is-other').waitFor();
  await press('p', 'k');
  await page.locator('.answer table').waitFor();
  await page.locator('.export vscode-button').click();
  await shot(`german-answer-${width}`);
  expect(await page.evaluate(cutTexts)).toEqual([]);
  await press('?');
  await shot(`german-keys-${width}`);
  expect(await page.evaluate(cutTexts)).toEqual([]);
});

/** Innermost first: a text may be a value of another. */
function withoutBrackets(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/gu, ' ');
  return less === text ? text : withoutBrackets(less);
}
