/** @file Documents that are no ordinary snippet: unsaved, JavaScript, or nothing to run; and the settings. */

import { match, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { api, closeAll, marks, openText, openUnsaved, replace, runGraph, untilMark, untilMarks } from '../support';

const SNIPPET = `import * as tf from 'tapescope';
const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
console.log(tape.gradient(y, x));
`;

export default function documents(): void {
  describe('documents', () => {
    afterEach(closeAll);

    it('runs an unsaved JavaScript file', async () => {
      const document = await openUnsaved(SNIPPET, 'javascript');
      await runGraph();
      strictEqual((await api()).recordingOf(document.uri)?.outcome.kind, 'ok');
    });

    it('runs nothing in a file that does not use the engine, and opens no graph', async () => {
      const document = await openText('console.log(1);\n');
      await runGraph();
      strictEqual((await api()).recordingOf(document.uri), undefined);
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      strictEqual(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length, 0);
    });

    it('runs a snippet with what it imports from files beside it, saved or not', async () => {
      const helper = await openText('export const twice = <T extends { mul(n: number): T }>(t: T) => t.mul(1);\n');
      await replace(helper, 'mul(1)', 'mul(2)');
      const name = helper.uri.path.split('/').at(-1)?.replace('.ts', '');
      const document = await openText(`import { twice } from './${name}';
${SNIPPET.replace('tf.constant(3)', 'tf.variable(3)').replace('tf.square(x)', 'twice(x)')}`);
      await runGraph();
      const recording = (await api()).recordingOf(document.uri);
      strictEqual(recording?.console[0]?.text, 'tf.Tensor(2.0, shape=(), dtype=float32)');
    });

    it('says which import cannot be read', async () => {
      const document = await openText(`import { twice } from './not-there';\n${SNIPPET}twice(y);\n`);
      await runGraph();
      const mark = await untilMark(document, 'run');
      strictEqual(mark.range.start.line + 1, 1);
      match(mark.message, /not-there/);
    });

    it('marks nothing while lint is off', async () => {
      const settings = vscode.workspace.getConfiguration('tapescope');
      const document = await openText(SNIPPET);
      await untilMark(document, 'unwatched-constant');
      await settings.update('lint.enabled', false, vscode.ConfigurationTarget.Global);
      await untilMarks(document, (all) => all.length === 0);
      await settings.update('lint.enabled', undefined, vscode.ConfigurationTarget.Global);
      await untilMark(document, 'unwatched-constant');
      strictEqual(marks(document).length, 1);
    });
  });
}
