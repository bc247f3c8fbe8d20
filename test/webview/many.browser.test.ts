/** @file Many ops in a real browser: a real run of a hundred thousand opens closed and pans; large graphs are laid out in a Worker. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { recordingToJson } from '../../engine/recordingJson';
import { startSandbox } from '../runner/sandbox';
import { openChromium } from '../support/chromium';
import { figure, milliseconds } from '../support/figure';
import { framesPerSecond, nodeIds, undrawnEdges } from './harness/inPage';
import { PanelHarness } from './harness/panel';

const LONG = `import * as tf from 'tapescope';
const x = tf.variable(0.5);
const force = (position: tf.Tensor) => position.square().mul(position).neg();
const tape = new tf.GradientTape();
const last = tape.record(() => {
  let position: tf.Tensor = x.mul(1);
  for (let i = 0; i < 16_700; i++) position = position.add(force(position).add(0.2).mul(0.001));
  return position;
});
tape.gradient(last, x);
`;

let browser: Browser;
let panel: PanelHarness;
let page: Page;
beforeAll(async () => {
  browser = await openChromium();
  panel = await PanelHarness.start(browser);
});
afterEach(() => page.close());
afterAll(() => browser.close());

describe('a hundred thousand ops', () => {
  let json: string;
  beforeAll(async () => {
    const sandbox = await startSandbox();
    const recording = await sandbox.run(LONG, { deadlineMs: 60_000 });
    await sandbox.dispose();
    expect(recording.outcome).toEqual({ kind: 'ok' });
    expect(recording.ops.count).toBeGreaterThan(100_000);
    json = JSON.stringify(recordingToJson(recording));
  });

  test('open closed, turn by turn, and pan', async () => {
    page = await panel.open({ scenario: 'empty' });
    const openMs = await page.evaluate(async (text) => {
      harness.showJson('long.ts', text);
      const ground = (): { _cyreg?: { cy: { nodes(): { length: number } } } } | null =>
        document.querySelector('.graph-ground') as never;
      while (!ground()?._cyreg?.cy.nodes().length) await new Promise((next) => requestAnimationFrame(next));
      return performance.now() - harness.shownAt;
    }, json);
    figure('opening a recording of 100,201 ops', milliseconds(openMs));
    expect(await page.evaluate(nodeIds)).toContain('g/loop');
    expect((await page.evaluate(nodeIds)).length).toBeLessThan(10);
    figure('panning it', `${Math.round(await page.evaluate(framesPerSecond))} frames/s`);

    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('tbody button')]
        .find((b) => b.textContent.startsWith('loop'))
        ?.click(),
    );
    await page.locator('.details vscode-button', { hasText: 'Open' }).click();
    await page.locator('.group-row', { hasText: 'Turn 1 of 16,700' }).waitFor();
    await page.locator('.group-row input[type=range]').fill('8000');
    await page.locator('tbody tr', { hasText: '8,000 turns before' }).first().waitFor({ state: 'attached' });
    expect(await page.evaluate(undrawnEdges)).toEqual([]);
  });
});

describe('a large graph', () => {
  test('is laid out in a Worker that the policy lets start', async () => {
    page = await panel.open({ scenario: 'large' });
    await expect.poll(async () => (await page.evaluate(nodeIds)).length).toBeGreaterThan(200);
    expect(await page.evaluate(() => harness.refused.filter((directive) => directive.startsWith('worker')))).toEqual(
      [],
    );
    expect(await page.locator('.banner', { hasText: 'background worker' }).count()).toBe(0);
    figure('panning 226 nodes', `${Math.round(await page.evaluate(framesPerSecond))} frames/s`);
  });

  test('is laid out all the same where no Worker starts, and that is said', async () => {
    page = await panel.open({ scenario: 'empty' });
    await page.evaluate(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
      harness.show('large');
    });
    await page.locator('.banner', { hasText: 'lets no background worker start' }).waitFor();
    expect((await page.evaluate(nodeIds)).length).toBeGreaterThan(200);
  });
});
