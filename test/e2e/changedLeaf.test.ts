/** @file In a real VS Code: x of the first example from 3 to 4, by keys alone; every number follows, the editor's marks stay. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { Workbench, type Theme } from '../support/workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.launch();
  await workbench.start('01-first-gradient.ts');
  await workbench.runCommand('Tapescope: Show Gradient Graph');
  await workbench.graph.locator('table').first().waitFor({ state: 'attached' });
});
afterAll(() => workbench.close());

const tableText = () => workbench.graph.locator('.table').evaluate((table) => table.textContent ?? '');

it('x from 3 to 4: z becomes 1681, ∂z/∂x 656', async () => {
  const { graph } = workbench;
  await graph.locator('.table button', { hasText: /^x$/ }).dispatchEvent('click');
  // In one: between focus and keys the workbench may take the keyboard.
  await graph.getByLabel('Value of x', { exact: true }).fill('4');
  await expect.poll(tableText).toContain('1681');
  expect(await tableText()).toContain('∂z/∂x = 656');
  await expect.poll(() => graph.locator('.ask-bar').textContent()).toContain('x = 4 (was 3)');
  // The hover is about the run the editor shows.
  expect(await workbench.hoverAt(12, 9, '34')).toContain('34');
});

it('the check agrees, and a new run has the snippet’s own values again', async () => {
  const { graph, page } = workbench;
  await graph.locator('.graph').focus();
  await page.keyboard.press('k');
  await expect.poll(() => graph.locator('.answer').textContent()).toContain('All 2 partials agree');
  for (const theme of ['light', 'high-contrast', 'dark'] satisfies Theme[]) {
    await workbench.setTheme(theme);
    await graph.locator('.answer').waitFor();
    await workbench.screenshot(`changed-${theme}`);
  }
  await workbench.runCommand('Tapescope: Show Gradient Graph');
  await expect.poll(tableText).toContain('1156');
});
