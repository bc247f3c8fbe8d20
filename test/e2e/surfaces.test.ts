/** @file Beside the code in a real VS Code: tree, gutter, plots, reading along, and a graph that outlives a reload of the window. In German too. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench, type Theme } from '../support/workbench';

const NAN = `import * as tf from 'tapescope';
const x = tf.variable(0);
const unused = tf.variable(1);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.sqrt(x));
console.log(tape.gradient(z, { x, unused }));
`;
const CURVE = `import * as tf from 'tapescope';
const x = tf.variable(tf.linspace(-3, 3, 61));
const tape = new tf.GradientTape();
const y = tape.record(() => tf.sin(x));
console.log(tape.gradient(y, x));
`;
const LESSON = `# Gradients, by example

The partial of a square.

\`\`\`ts
import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
console.log(tape.gradient(y, x));
\`\`\`

1. A constant has no gradient unless it is watched:

   \`\`\`ts title="constant.ts"
   import * as tf from 'tapescope';
   const c = tf.constant(5);
   const w = tf.variable(2);
   const tape = new tf.GradientTape();
   const z = tape.record(() => tf.mul(w, tf.square(c)));
   console.log(tape.gradient(z, { w, c }));
   \`\`\`
`;
const SLOW = `import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x));
console.log(tape.gradient(z, x));
while (true) {}
`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.launch({
    files: { 'nan.ts': NAN, 'curve.ts': CURVE, 'slow.ts': SLOW, 'lesson.md': LESSON },
    settings: { 'tapescope.run.timeoutSeconds': 60, 'typescript.validate.enable': false },
  });
  // A page that is told which file to open restores nothing else after a reload: this one is told none.
  await workbench.start();
  await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'nan.ts' }).waitFor();
  await workbench.open('nan.ts');
});
afterAll(() => workbench.close());

const tree = () => workbench.page.locator('.pane', { hasText: 'Gradient Tape' });
const rows = () => tree().locator('.monaco-list-row');

describe('beside the code', () => {
  it('the tree says what to do before a run, then shows tapes, targets, sources and paths', async () => {
    await workbench.page.locator('.statusbar-item', { hasText: 'Tapescope' }).waitFor();
    await workbench.runCommand('Explorer: Focus on Gradient Tape View');
    await tree().locator('.welcome-view', { hasText: 'No snippet has run yet' }).waitFor();
    await workbench.runCommand('Tapescope: Run Snippet');
    await rows().filter({ hasText: '∂z/∂unused' }).waitFor();
    expect(await rows().filter({ hasText: '∂z/∂unused' }).textContent()).toContain('= null');
  });

  it('the gutter marks what is null and what is not finite', async () => {
    await expect
      .poll(() => workbench.editor.locator('.margin .cgmr.codicon, .margin [class*="ced-"]').count())
      .toBeGreaterThan(1);
    await workbench.screenshot('surfaces-dark');
  });

  it('the tree shows a node’s source, and follows the cursor', async () => {
    await rows().filter({ hasText: '∂z/∂x' }).first().click();
    await expect.poll(() => workbench.page.locator('.statusbar-item', { hasText: /selected\)/ }).count()).toBe(1);
    await workbench.goTo(5, 7);
    await expect.poll(() => tree().locator('.monaco-list-row.selected').textContent()).toContain('z');
  });

  it.each<[Theme]>([['light'], ['high-contrast'], ['dark']])('is readable in %s', async (theme) => {
    await workbench.setTheme(theme);
    await workbench.screenshot(`surfaces-${theme}`);
  });

  it('a hover draws a tensor and its partial', async () => {
    await workbench.open('curve.ts');
    await workbench.runCommand('Tapescope: Run Snippet');
    await workbench.hoverAt(2, 7, '61 elements');
    const images = workbench.page.locator('.monaco-hover:not(.hidden) img');
    await expect.poll(() => images.count()).toBe(2);
    expect(await images.first().evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
    await workbench.screenshot('hover-plot');
    await workbench.page.keyboard.press('Escape');
  });
});

describe('a page of Markdown', () => {
  it('shows the graph of the fence that the cursor is in, in a tab of its own', async () => {
    await workbench.open('lesson.md');
    await workbench.goTo(20, 12);
    await workbench.runCommand('Tapescope: Show Gradient Graph');
    await workbench.page.locator('.tab', { hasText: 'lesson.md:15' }).waitFor();
    await workbench.graph.locator('table').first().waitFor({ state: 'attached' });
    const { nodes } = await workbench.graphElements();
    expect(nodes.some(({ label }) => label.includes('50'))).toBe(true);
  });

  it('has its tree follow the cursor from fence to fence', async () => {
    await workbench.goTo(7, 8);
    await workbench.runCommand('Tapescope: Run Snippet');
    await rows().filter({ hasText: '∂y/∂x' }).waitFor();
    await workbench.goTo(20, 12);
    await rows().filter({ hasText: '∂z/∂w' }).waitFor();
    expect(await tree().textContent()).toContain('lesson.md:15');
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`markdown-${theme}`);
    }
  });

  it('has fixes that stay in the list, and marks that go with the mistake', async () => {
    await expect.poll(() => workbench.squiggles('warning').count()).toBe(1);
    await workbench.goTo(20, 42);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('F8');
    await workbench.page.keyboard.press('Escape');
    await workbench.quickFix(/Ignore unwatched-constant in this file/);
    await expect.poll(() => workbench.squiggles('warning').count()).toBe(0);
    expect(await workbench.text()).toContain('\n   // tapescope-ignore-file unwatched-constant\n   import');
    // The graph of the next test is its own.
    await workbench.runCommand('File: Revert File');
    await workbench.runCommand('View: Close All Editors');
  });
});

describe('the graph’s panel', () => {
  it('lets a long run be cancelled, and shows what was recorded until then', async () => {
    await workbench.open('slow.ts');
    await workbench.runCommand('Tapescope: Show Gradient Graph');
    const cancel = workbench.graph.locator('vscode-button', { hasText: 'Cancel' });
    await cancel.waitFor();
    await workbench.screenshot('panel-running');
    await cancel.click();
    await workbench.graph.locator('.banner', { hasText: 'stopped' }).waitFor();
    const { nodes } = await workbench.graphElements();
    expect(nodes.some(({ label }) => label.includes('9'))).toBe(true);
    await workbench.screenshot('panel-partial');
  });

  it('is there again after a reload, says what it needs, and runs when asked', async () => {
    // Out of the graph, whose page has the keys since its button was pressed.
    await workbench.goTo(1, 1);
    await workbench.open('curve.ts');
    await workbench.runCommand('Tapescope: Show Gradient Graph');
    await workbench.graph.locator('table').first().waitFor({ state: 'attached' });
    // As a person does it: what is open is written down first.
    await workbench.runCommand('Developer: Reload Window');
    const again = workbench.graph.locator('.placeholder', { hasText: 'The window was reloaded' });
    await again.waitFor();
    await workbench.screenshot('panel-reloaded');
    await again.locator('vscode-button').click();
    await workbench.graph.locator('table').first().waitFor({ state: 'attached' });
  });
});

describe('in German', () => {
  it('commands, settings and views speak it', async () => {
    await workbench.page.addInitScript(() => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: 'de' });
    });
    await workbench.page.reload();
    await workbench.page.locator('.statusbar-item', { hasText: 'Tapescope' }).waitFor();
    await workbench.runCommand('Tapescope: Schnipsel ausführen');
    await workbench.page.locator('.pane', { hasText: 'Gradient-Tape' }).waitFor();
    await workbench.screenshot('german');
  });

  it('and so does the graph', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.open('nan.ts');
    await workbench.runCommand('Tapescope: Gradientengraph zeigen');
    await workbench.graph.locator('.banner', { hasText: '∂z/∂unused ist null.' }).waitFor();
    await workbench.graph.locator('.legend', { hasText: 'Adjungierte' }).waitFor();
    expect(await workbench.graph.locator('html').getAttribute('lang')).toBe('de');
    expect(await workbench.graph.locator('.tools').innerText()).toContain('Einpassen');
    await workbench.graph.locator('.table button').getByText('x', { exact: true }).first().dispatchEvent('click');
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`german-graph-${theme}`);
    }
  });

  it('and findings, hovers and values behind the lines', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.open('mistakes/reassigned-variable.ts');
    const problems = await workbench.problems();
    await problems.filter({ hasText: 'reassigned-variable' }).filter({ hasText: 'beobachtet' }).waitFor();
    await workbench.runCommand('Tapescope: Gradientengraph zeigen');
    await workbench.graph.locator('.banner', { hasText: 'x war eine Variable, bis' }).waitFor();
    await expect.poll(() => workbench.text()).toContain('(letzter von 2)');
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      const hover = await workbench.hoverAt(10, 34, '∂z/∂x = null');
      expect(hover).toContain('x war eine Variable, bis der Name an einen neuen Tensor gebunden wurde');
      await workbench.screenshot(`german-findings-${theme}`);
      await workbench.page.keyboard.press('Escape');
    }
  });
});
