/** @file A stranger's folder: mistakes are marked and nothing runs, until the user trusts it. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { Workbench } from '../support/workbench';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.launch({ trust: false });
  await workbench.start('01-first-gradient.ts');
});
afterAll(async () => {
  await workbench?.close();
});

it('runs nothing before, and says why', async () => {
  await workbench.runCommand('Show Gradient Graph');
  await workbench.graph.getByText('Restricted Mode').first().waitFor();
  await workbench.screenshot('restricted');
  expect(await workbench.graph.locator('body').innerText()).not.toContain('1156');
});

it('comes to life with trust', async () => {
  const { page } = workbench;
  await workbench.runCommand('Workspaces: Manage Workspace Trust');
  await page
    .locator('.workspace-trust-editor')
    .getByRole('button', { name: /^Trust/ })
    .first()
    .click();
  await page.locator('.workspace-trust-editor').getByText('You trust').first().waitFor();
  await page.getByRole('button', { name: /^Close Modal Editor/ }).click();
  await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
  await page.locator('.tab[data-resource-name="01-first-gradient.ts"]').click();
  await workbench.runCommand('Show Gradient Graph');
  await workbench.graph.getByText('1156').first().waitFor({ state: 'attached' });
  await workbench.screenshot('trusted');
});
