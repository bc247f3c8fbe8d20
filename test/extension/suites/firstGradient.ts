/** @file The first example, from the command to its numbers: recording, hovers, stale mark. */

import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { RecordingView } from '../../../extension/protocol/recordingView';
import { api, closeAll, hoverText, openExample, untilGraphs, replace, runGraph } from '../support';

const CHAIN = '∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408';

export default function firstGradient(): void {
  describe('the first example', () => {
    let document: vscode.TextDocument;
    before(async () => {
      document = await openExample('01-first-gradient.ts');
    });
    after(closeAll);

    it('tells the rule of an op before any run, and how to get numbers', async () => {
      const text = await hoverText(document, 'return tf.square(m)', 12);
      match(text, /square/);
      match(text, /Show Gradient Graph/);
    });

    it('runs on the command and records the gradients 408 and 680', async () => {
      await runGraph();
      const recording = (await api()).recordingOf(document.uri);
      ok(recording);
      strictEqual(recording.outcome.kind, 'ok');
      const view = new RecordingView(recording);
      const partials = recording.gradients.flatMap(({ sources }) => sources.map((source) => view.partialOf(source)));
      deepStrictEqual(partials, [
        { kind: 'scalar', value: 408 },
        { kind: 'scalar', value: 680 },
      ]);
    });

    it('opens one graph, beside the editor', async () => {
      await runGraph();
      const graphs = await untilGraphs();
      strictEqual(graphs.length, 1);
      strictEqual(graphs[0]?.group.viewColumn, vscode.ViewColumn.Two);
    });

    for (const [what, at, into] of [
      ['x where it is made', 'x = tf.variable(3)', 0],
      ['x where it is used', 'tf.square(x)', 10],
    ] as const) {
      it(`tells the chain rule in numbers over ${what}`, async () => {
        const text = await hoverText(document, at, into);
        ok(text.includes(CHAIN), text);
        match(text, /float32/);
      });
    }

    it('tells value and adjoint over m', async () => {
      const text = await hoverText(document, 'm = tf.add');
      match(text, /34/);
      match(text, /∂z\/∂m/);
      match(text, /68/);
    });

    it('tells value and ∂z/∂z over tf.square(m)', async () => {
      match(await hoverText(document, 'return tf.square(m)', 12), /1156/);
    });

    it('marks its numbers as stale after an edit, and not after its undo', async () => {
      await replace(document, 'console.log', ' console.log');
      const stale = await hoverText(document, 'm = tf.add');
      match(stale, /changed since/);
      match(stale, /34/);
      await replace(document, ' console.log', 'console.log');
      ok(!/changed since/.test(await hoverText(document, 'm = tf.add')));
    });

    it('keeps the numbers at their place when lines are put before them, and drops those of edited expressions', async () => {
      await replace(document, 'const x', 'const before = 1;\nconst x');
      ok((await hoverText(document, 'x = tf.variable(3)')).includes(CHAIN));
      await replace(document, 'tf.square(x), tf', 'tf.square(x).neg(), tf');
      ok(!(await hoverText(document, 'tf.add(', 4)).includes('34'));
    });
  });
}
