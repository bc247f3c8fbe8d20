/** @file Five examples as a reader of the docs sees them, in dark and in light: each picture shows what its lesson says. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { Workbench } from '../support/workbench';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.launch({
    viewport: { width: 1280, height: 800 },
    settings: { 'workbench.activityBar.location': 'hidden', 'editor.minimap.enabled': false },
  });
  await workbench.start('09-vector-source-and-target.ts');
  await workbench.runCommand('View: Close Primary Side Bar');
});
afterAll(async () => {
  await workbench?.close();
});

/** The example, and what its picture must show. */
const PICTURES: readonly (readonly [string, readonly string[]])[] = [
  ['09-vector-source-and-target', ['Curves', '∂z/∂x']],
  ['10-control-flow', ['∂product₄/∂x', '32']],
  ['11-nested-tapes', ['∂dzDx/∂x = 2']],
  ['13-gradient-descent', ['Step 20 of 20', '11250', '4050', '1458']],
  ['mistakes/outside-the-engine', ['∂z/∂x is null', 'left the engine']],
];

it.each(PICTURES)('%s', async (example, shown) => {
  await workbench.runCommand('View: Close All Editors');
  await workbench.setTheme('dark');
  await workbench.open(`${example}.ts`);
  await workbench.runCommand('Show Gradient Graph');
  const { graph } = workbench;
  for (const text of shown) {
    const shownText = async (): Promise<string | null> => {
      // A table has the row of the shown step in sight; a descent's first rows stand above it.
      await graph.locator('.data-scroller').evaluateAll((all) => all.forEach((one) => one.scrollTo(0, 0)));
      return graph.locator('body').textContent();
    };
    await expect.poll(shownText, { timeout: 30_000 }).toContain(text);
  }
  const name = example.replace('mistakes/', '');
  for (const theme of ['dark', 'light'] as const) {
    await workbench.setTheme(theme);
    await workbench.page.mouse.move(300, 700);
    await workbench.screenshot(`${name}-${theme}`);
  }
});
