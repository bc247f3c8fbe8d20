/** @file The mistakes in a real VS Code: marked as one types, mended with Ctrl+., and after a run the reason of a null gradient. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../support/workbench';

interface Mistake {
  readonly rule: string;
  readonly text: string;
  /** Where the finding stands, 1-based. */
  readonly at: readonly [line: number, column: number];
  readonly severity: 'error' | 'warning';
  readonly fix: RegExp;
  readonly after: string;
}

const HEAD = `import * as tf from 'tapescope';\n`;
const MISTAKES: readonly Mistake[] = [
  {
    rule: 'reassigned-variable',
    text: `${HEAD}let x: tf.Tensor = tf.variable(3);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const z = tape.record(() => tf.square(x));
  console.log(tape.gradient(z, x));
  x = x.add(1);
}
`,
    at: [7, 4],
    severity: 'warning',
    fix: /assignAdd/,
    after: 'assignAdd(1)',
  },
  {
    rule: 'non-tf-op',
    text: `${HEAD}const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.scalar(Math.sin(x.dataSync()[0]!)).mul(2));
console.log(tape.gradient(z, x));
`,
    at: [4, 42],
    severity: 'warning',
    fix: /tf\.sin|sin\(\)/,
    after: 'tf.sin(x)',
  },
  {
    rule: 'unwatched-constant',
    text: `${HEAD}const x = tf.constant(3);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x));
console.log(tape.gradient(z, x));
`,
    at: [5, 30],
    severity: 'warning',
    fix: /watch/,
    after: 'tape.watch(x)',
  },
  {
    rule: 'js-operator-on-tensor',
    text: `${HEAD}const x = tf.variable(3);
const y = tf.variable(5);
const tape = new tf.GradientTape();
const z = tape.record(() => x * y);
console.log(z);
`,
    at: [5, 30],
    severity: 'error',
    fix: /mul/,
    after: 'x.mul(y)',
  },
  {
    rule: 'tape-used-twice',
    text: `${HEAD}const x = tf.variable(3);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x));
console.log(tape.gradient(z, x));
console.log(tape.gradient(z, x));
`,
    at: [6, 20],
    severity: 'error',
    fix: /persistent/,
    after: 'persistent: true',
  },
];

/** The three mistakes of the tutorial's last section: `before` is there, `typed` comes in where the bar stands. */
const TUTORIAL: readonly {
  readonly rule: string;
  readonly text: string;
  readonly typed: string;
  readonly at: readonly [line: number, column: number];
  readonly fix: RegExp;
  readonly after: string;
  /** What the graph shows of the gradient once there is one. */
  readonly gradient: RegExp;
}[] = [
  {
    rule: 'reassigned-variable',
    text: `${HEAD}let x: tf.Tensor = tf.variable(3);
for (let epoch = 0; epoch < 2; epoch++) {
  const tape = new tf.GradientTape();
  const z = tape.record(() => tf.square(x));
  console.log(tape.gradient(z, x));
  |
}
`,
    typed: 'x = x.add(1);',
    at: [7, 4],
    fix: /assignAdd/,
    after: 'x.assignAdd(1)',
    gradient: /∂z\/∂x = 8/,
  },
  {
    rule: 'integer-dtype',
    text: `${HEAD}const x = |;
const tape = new tf.GradientTape();
const z = tape.record(() => tf.sum(tf.square(x)));
console.log(tape.gradient(z, x));
`,
    typed: `tf.variable([3, 4], true, 'x', 'int32')`,
    at: [2, 14],
    fix: /float32/,
    after: `'float32'`,
    gradient: /∂z\/∂x = .*6.*8/,
  },
  {
    rule: 'non-tf-op',
    text: `${HEAD}const x = tf.variable([3, 4]);
const tape = new tf.GradientTape();
const z = tape.record(() => {
  const squares = |;
  return tf.sum(tf.constant(squares));
});
console.log(tape.gradient(z, x));
`,
    typed: 'Array.from(x.dataSync(), (v) => v * v)',
    at: [5, 51],
    fix: /engine/,
    after: 'const squares = x.mul(x);',
    gradient: /∂z\/∂x = .*6.*8/,
  },
];

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.launch({
    files: {
      ...Object.fromEntries(MISTAKES.map(({ rule, text }) => [`${rule}.ts`, text])),
      ...Object.fromEntries(TUTORIAL.map(({ rule, text }) => [`tutorial-${rule}.ts`, text.replace('|', '')])),
    },
    // Only our own squiggles: `tapescope` is not installed in this folder.
    settings: { 'typescript.validate.enable': false, 'js/ts.validate.enabled': false },
  });
  await workbench.start(`${MISTAKES[0]!.rule}.ts`);
});
afterAll(() => workbench.close());

describe('as one types', () => {
  it.each(MISTAKES)('$rule is marked and its fix mends it', async ({ rule, at, severity, fix, after }) => {
    await workbench.open(`${rule}.ts`);
    await workbench.squiggles(severity).first().waitFor();
    expect(await workbench.hoverAt(...at, rule)).toContain('Tapescope');
    await workbench.screenshot(`mistake-${rule}`);
    await workbench.page.keyboard.press('Escape');
    await workbench.goTo(...at);
    await workbench.quickFix(fix);
    await expect.poll(() => workbench.text(), { timeout: 20_000 }).toContain(after);
    await workbench.squiggles(severity).first().waitFor({ state: 'detached' });
  });
});

describe('the mistakes of the tutorial', () => {
  it.each(TUTORIAL)('$rule: typed, marked, mended, and there is a gradient', async (mistake) => {
    const { rule, text, typed, at, fix, after, gradient } = mistake;
    const before = text.slice(0, text.indexOf('|')).split('\n');
    // One graph at a time.
    await workbench.runCommand('File: Save All Files');
    await workbench.runCommand('View: Close All Editors');
    await workbench.open(`tutorial-${rule}.ts`);
    await workbench.goTo(before.length, before.at(-1)!.length + 1);
    await workbench.page.keyboard.insertText(typed);
    const started = performance.now();
    await workbench.squiggles('warning').first().waitFor();
    console.log(`${rule}: marked ${Math.round(performance.now() - started)} ms after the last key`);
    const rows = await workbench.problems();
    await rows.filter({ hasText: rule }).first().waitFor();
    await workbench.screenshot(`tutorial-${rule}`);
    await workbench.goTo(...at);
    await workbench.quickFix(fix);
    await expect.poll(() => workbench.text(), { timeout: 20_000 }).toContain(after);
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await workbench.runCommand('Tapescope: Show Gradient Graph');
    await expect
      .poll(async () => (await workbench.graphElements()).nodes.map(({ label }) => label).join('\n'), {
        timeout: 20_000,
      })
      .toMatch(gradient);
    await workbench.screenshot(`tutorial-${rule}-mended`);
    expect(await rows.filter({ hasText: 'null' }).count()).toBe(0);
  });
});

describe('after a run', () => {
  it('names the cause of a null gradient and where the path breaks', async () => {
    await workbench.open('outside-the-engine.ts');
    await workbench.runCommand('Tapescope: Show Gradient Graph');
    const rows = await workbench.problems();
    await rows.filter({ hasText: 'null-gradient' }).first().waitFor();
    await workbench.screenshot('null-gradient');
  });
});
