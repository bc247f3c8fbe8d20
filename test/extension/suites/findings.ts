/** @file Findings as you type, each with its quick fix; and what only a run can tell. */

import { ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import {
  apply,
  closeAll,
  codeOf,
  fixesFor,
  openExample,
  openText,
  replace,
  runGraph,
  untilMark,
  untilMarks,
} from '../support';

interface Case {
  readonly rule: string;
  readonly text: string;
  /** The line, from 1, of the mark. */
  readonly line: number;
  /** What the text holds once the best fix is applied. */
  readonly fixed: string;
}

const CASES: readonly Case[] = [
  {
    rule: 'reassigned-variable',
    text: `import * as tf from 'tapescope';
let x = tf.variable(3);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => tf.square(x));
  console.log(tape.gradient(y, x));
  x = x.add(1);
}
`,
    line: 7,
    fixed: 'x.assignAdd(1)',
  },
  {
    rule: 'non-tf-op',
    text: `import * as tf from 'tapescope';
const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.mul(x, Math.sin(x.dataSync()[0])));
console.log(tape.gradient(y, x));
`,
    line: 4,
    fixed: 'tf.sin(x)',
  },
  {
    rule: 'js-operator-on-tensor',
    text: `import * as tf from 'tapescope';
const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x * x));
console.log(tape.gradient(y, x));
`,
    line: 4,
    fixed: 'tf.square(x.mul(x))',
  },
  {
    rule: 'unwatched-constant',
    text: `import * as tf from 'tapescope';
const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
console.log(tape.gradient(y, x));
`,
    line: 5,
    fixed: 'tape.watch(x)',
  },
  {
    rule: 'tape-used-twice',
    text: `import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
console.log(tape.gradient(y, x));
console.log(tape.gradient(y, x));
`,
    line: 6,
    fixed: 'persistent: true',
  },
];

export default function findings(): void {
  describe('as you type', () => {
    after(closeAll);

    for (const { rule, text, line, fixed } of CASES) {
      it(`marks ${rule} and mends it`, async () => {
        const document = await openText(text);
        const mark = await untilMark(document, rule);
        strictEqual(mark.range.start.line + 1, line);
        ok(typeof mark.code === 'object' && mark.code.target.path.endsWith(`docs/rules/${rule}.md`));
        const [fix] = await fixesFor(document, mark);
        await apply(fix);
        ok(document.getText().includes(fixed), document.getText());
        await untilMarks(document, (all) => all.every((other) => codeOf(other) !== rule));
      });
    }

    it('marks nothing in a file that does not use the engine', async () => {
      const document = await openText('const tf = { square: (x: number) => x * x };\nconsole.log(tf.square(2) * 2);\n');
      const other = await openText(CASES[0]?.text ?? '');
      // The later document's mark is there, so the earlier one was looked at.
      await untilMark(other, 'reassigned-variable');
      strictEqual(vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'Tapescope').length, 0);
    });
  });

  describe('fixes and levels', () => {
    const settings = () => vscode.workspace.getConfiguration('tapescope');
    const TWICE = `import * as tf from 'tapescope';
const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const u = x * x;
  const v = x + 1;
  return tf.add(u, v);
});
console.log(tape.gradient(y, x));
`;
    const RULE = 'js-operator-on-tensor';
    const named = (fixes: readonly vscode.CodeAction[], title: string) =>
      fixes.find((fix) => fix.title.startsWith(title));
    afterEach(async () => {
      await settings().update('fixes.style', undefined, vscode.ConfigurationTarget.Global);
      await settings().update(`rules.${RULE}`, undefined, vscode.ConfigurationTarget.Global);
      await closeAll();
    });

    it('mends all of one kind at once', async () => {
      const document = await openText(TWICE);
      await apply(named(await fixesFor(document, await untilMark(document, RULE)), 'Fix all 2 of this kind'));
      ok(
        document.getText().includes('u = x.mul(x)') && document.getText().includes('v = x.add(1)'),
        document.getText(),
      );
      await untilMarks(document, (all) => all.every((other) => codeOf(other) !== RULE));
    });

    it('mends all there is on save, where the user wants it', async () => {
      const document = await openText(TWICE);
      await untilMark(document, RULE);
      const editor = vscode.workspace.getConfiguration('editor');
      await editor.update(
        'codeActionsOnSave',
        { 'source.fixAll.tapescope': 'always' },
        vscode.ConfigurationTarget.Global,
      );
      // An edit, or there is nothing to save.
      await replace(document, 'x + 1', 'x + 1 ');
      await document.save();
      await editor.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
      ok(
        document.getText().includes('u = x.mul(x)') && document.getText().includes('v = x.add(1)'),
        document.getText(),
      );
    });

    it('writes ops as functions where the setting says so', async () => {
      await settings().update('fixes.style', 'functions', vscode.ConfigurationTarget.Global);
      const document = await openText(TWICE);
      const mark = await untilMark(document, RULE);
      await apply((await fixesFor(document, mark))[0]);
      ok(/tf\.(mul|square)\(x/.test(document.getText()), document.getText());
    });

    for (const [title, count] of [
      [`Ignore ${RULE} on this line`, 1],
      [`Ignore ${RULE} in this file`, 0],
    ] as const) {
      it(`silences: ${title}`, async () => {
        const document = await openText(TWICE);
        await untilMarks(document, (all) => all.filter((mark) => codeOf(mark) === RULE).length === 2);
        await apply(named(await fixesFor(document, await untilMark(document, RULE)), title));
        await untilMarks(document, (all) => all.filter((mark) => codeOf(mark) === RULE).length === count);
      });
    }

    it('is as loud as the setting of the rule', async () => {
      const document = await openText(TWICE);
      strictEqual((await untilMark(document, RULE)).severity, vscode.DiagnosticSeverity.Error);
      await settings().update(`rules.${RULE}`, 'hint', vscode.ConfigurationTarget.Global);
      await untilMarks(document, (all) => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
      await settings().update(`rules.${RULE}`, 'off', vscode.ConfigurationTarget.Global);
      await untilMarks(document, (all) => all.every((mark) => codeOf(mark) !== RULE));
    });
  });

  describe('after a run', () => {
    after(closeAll);

    it('tells why a gradient is null, and where its path breaks', async () => {
      const document = await openText(`import * as tf from 'tapescope';
const x = tf.variable(3);
const y = tf.variable(5);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x));
console.log(tape.gradient(z, y));
`);
      await runGraph();
      const mark = await untilMark(document, 'null-gradient');
      strictEqual(mark.range.start.line + 1, 6);
      strictEqual(document.getText(mark.range), 'y');
    });

    for (const example of ['reassigned-variable', 'integer-variable', 'outside-the-engine']) {
      it(`finds the mistake of examples/mistakes/${example}.ts`, async () => {
        const document = await openExample(`mistakes/${example}.ts`);
        await runGraph();
        await untilMarks(document, (all) => all.length > 0);
      });
    }
  });
}
