/** @file The packed extension as a new user meets it: installed into a real VS Code, on an empty folder, along its walkthrough. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { Workbench } from '../support/workbench';

const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'tapescope-vsix-'));
const vsix = join(folder, 'tapescope.vsix');
let packing: string;
let workbench: Workbench;

beforeAll(async () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/package.mjs'), vsix], {
    encoding: 'utf8',
  });
  packing = stdout + stderr;
  workbench = await Workbench.launch({ folder: 'empty', install: vsix });
  await workbench.start();
});
afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the package', () => {
  it('is made without a warning, and is small', () => {
    expect(packing).toMatch(/Packaged/);
    expect(packing).not.toMatch(/\bWARN|\bERR/i);
    expect(statSync(vsix).size).toBeLessThan(3 * MB);
  });
});

describe('the list of examples', () => {
  it('tells each in one line', async () => {
    const examples = await workbench.openPicker('Tapescope: Open Example');
    await examples.filter({ hasText: 'A tape watches trainable variables.' }).waitFor();
    await workbench.screenshot('open-example');
    await workbench.page.keyboard.press('Escape');
  });
});

describe('the walkthrough', () => {
  it('opens an example', async () => {
    await openWalkthrough();
    await workbench.screenshot('walkthrough');
    await step('Open an example', 'Open the First Example');
    await expect.poll(() => workbench.text()).toContain('The first gradient');
    await workbench.screenshot('walkthrough-1');
  });

  it('shows its graph', async () => {
    await openWalkthrough();
    await step('Show the graph', 'Show Gradient Graph');
    const { graph } = workbench;
    await graph.locator('table').first().waitFor({ state: 'attached' });
    const text = await graph.locator('body').evaluate((body) => body.textContent ?? '');
    for (const number of ['1156', '34', '68', '408', '680']) expect(text).toContain(number);
    const { editor } = workbench;
    await editor.locator('.codelens-decoration', { hasText: '2 sources · 4 ops' }).waitFor();
    await editor.locator('.view-line', { hasText: /variable\(3\);\s*=\s3\s+∂z\/∂x\s=\s408/ }).waitFor();
    await workbench.screenshot('walkthrough-2');
  });

  it('tells a partial in a hover, and the types of the engine without an install', async () => {
    expect(await workbench.hoverAt(6, 7, '408')).toContain('∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408');
    expect(await workbench.hoverAt(13, 15, 'function square')).toBeTruthy();
    await workbench.screenshot('walkthrough-3');
    await expect.poll(() => workbench.squiggles('error').count()).toBe(0);
  });

  it('dims what stands behind the lines once the text has changed', async () => {
    await workbench.goTo(20, 1);
    await workbench.page.keyboard.type('// ');
    await workbench.editor.locator('.codelens-decoration', { hasText: 'before the last edit' }).waitFor();
    await expect.poll(() => workbench.editor.locator('[class*="ced-"][class*="-4"]').count()).toBeGreaterThan(0);
    await workbench.screenshot('stale-values');
    await workbench.page.keyboard.press('Control+z');
  });

  it('fixes a mistake', async () => {
    await openWalkthrough();
    await step('Fix a mistake', 'Open a Mistake');
    await expect.poll(() => workbench.text()).toContain('x = x.add(1)');
    await workbench.squiggles('warning').or(workbench.squiggles('error')).first().waitFor();
    await workbench.goTo(11, 4);
    await workbench.screenshot('walkthrough-4');
    await workbench.quickFix(/assignAdd/);
    await expect.poll(() => workbench.text()).toContain('x.assignAdd(1)');
  });

  it('asked nothing of anybody: no notification', async () => {
    expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
  });
});

async function openWalkthrough(): Promise<void> {
  const walkthroughs = await workbench.openPicker('Welcome: Open Walkthrough');
  await walkthroughs.filter({ hasText: 'Your first gradient' }).first().click();
  await workbench.page.locator('.getting-started-step').first().waitFor();
}

/** Unfolds a step where it is folded, and clicks its button. */
async function step(title: string, button: string): Promise<void> {
  const { page } = workbench;
  const row = page.locator('.getting-started-step', { hasText: title }).first();
  if (!(await row.getAttribute('class'))?.includes('expanded')) await row.click();
  await row.getByRole('button', { name: button }).click();
}
