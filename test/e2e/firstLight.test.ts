/** @file What a newcomer does with the first example in a real VS Code: graph, hover, node ↔ source, in every theme. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench, type Theme } from '../support/workbench';

const COMMAND = 'Tapescope: Show Gradient Graph';
let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.launch();
  await workbench.start('01-first-gradient.ts');
});
afterAll(() => workbench.close());

describe('the first example', () => {
  it('tells the rule of an op before any run', async () => {
    // TypeScript's own part of the hover names the op too, and may be there first.
    const text = await workbench.hoverAt(13, 15, 'Show Gradient Graph');
    expect(text).toContain('square');
    await workbench.screenshot('hover-before-run');
  });

  it('shows the graph with values, adjoints and local derivatives', async () => {
    await workbench.runCommand(COMMAND);
    const graph = workbench.graph;
    await graph.locator('table').first().waitFor({ state: 'attached' });
    const text = await graph.locator('body').evaluate((body) => body.textContent ?? '');
    for (const number of ['1156', '34', '68', '408', '680']) expect(text).toContain(number);
    const { edges } = await workbench.graphElements();
    expect(edges.toSorted()).toEqual(['1', '1', '10', '6', '68']);
    await workbench.screenshot('graph-dark');
  });

  it.each<[Theme]>([['light'], ['high-contrast'], ['high-contrast-light'], ['dark']])(
    'is readable in %s',
    async (theme) => {
      await workbench.setTheme(theme);
      await workbench.graph.locator('table').first().waitFor({ state: 'attached' });
      await workbench.screenshot(`graph-${theme}`);
    },
  );

  it.each<[string, number, number]>([
    ['the variable x', 6, 7],
    ['x where it is used', 12, 30],
  ])('tells the chain rule in numbers over %s', async (_what, line, column) => {
    const text = await workbench.hoverAt(line, column, '408');
    expect(text).toContain('∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408');
    expect(text).toContain('float32');
  });

  it('tells value and adjoint over m and over tf.square(m)', async () => {
    expect(await workbench.hoverAt(12, 9, '34')).toContain('∂z/∂m');
    expect(await workbench.hoverAt(13, 15, '1156')).toContain('1156');
    await workbench.screenshot('hover-dark');
  });

  it('highlights the node of the expression under the cursor', async () => {
    const highlighted = async () =>
      (await workbench.graphElements()).nodes
        .filter(({ classes }) => classes.includes('is-highlighted'))
        .map(({ label }) => label);
    await workbench.goTo(12, 9);
    await expect.poll(highlighted).toEqual([expect.stringContaining('34')]);
    await workbench.goTo(13, 15);
    await expect.poll(highlighted).toEqual([expect.stringContaining('1156')]);
  });

  it('selects the source range of a clicked node', async () => {
    const { nodes } = await workbench.graphElements();
    const node = nodes.find(({ label }) => label.includes('34'));
    expect(node).toBeDefined();
    await workbench.graph.locator('body').click({ position: { x: node!.x, y: node!.y } });
    await expect.poll(() => workbench.page.locator('.statusbar-item', { hasText: /selected\)/ }).count()).toBe(1);
    await workbench.screenshot('node-to-source');
  });

  it('marks the hover as stale once the text has changed', async () => {
    await workbench.goTo(6, 100);
    await workbench.page.keyboard.type(' // changed');
    const text = await workbench.hoverAt(12, 9, 'changed since');
    expect(text).toContain('34');
    await workbench.graph.locator('.banner.is-stale', { hasText: 'has changed since this run' }).waitFor();
    await workbench.screenshot('hover-stale');
  });
});
