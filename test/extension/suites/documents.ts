/** @file Documents that are no ordinary snippet: unsaved, JavaScript, or nothing to run; and the settings. */

import { match, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { placeRun } from '../../../extension/host/recordedRun';
import { revealSite } from '../../../extension/host/revealSite';
import { wholeDocument } from '../../../extension/host/snippetText';
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

    it('shows a node of an imported file there, at its exact range while the text is what ran', async () => {
      const helper = await openText('// Beside the snippet.\nexport const twice = (t: any) => t.mul(2);\n');
      const name = helper.uri.path.split('/').at(-1)?.replace('.ts', '');
      const text = SNIPPET.replace('tf.constant(3)', 'tf.variable(3)').replace('tf.square(x)', 'twice(x)');
      const document = await openText(`import { twice } from './${name}';\n${text}`);
      await runGraph();
      const recording = (await api()).recordingOf(document.uri);
      ok(recording);
      const site = recording.sites.findIndex(({ file, name }) => file === 1 && name.endsWith('mul'));
      const run = placeRun({ text, recording, findings: [], references: [], problem: null });
      const place = wholeDocument(document);
      const session = { document, place, siteSpan: () => run.siteSpans[site] ?? null, lastRun: run };
      const selected = async (): Promise<string> => {
        await revealSite(session, site, false);
        const editor = vscode.window.activeTextEditor;
        strictEqual(editor?.document.uri.toString(), helper.uri.toString());
        strictEqual(editor.viewColumn, vscode.ViewColumn.One);
        return helper.getText(editor.selection);
      };
      strictEqual(await selected(), 't.mul(2)');
      await replace(helper, '// Beside', '// It stands beside');
      await vscode.commands.executeCommand('cursorTop');
      await vscode.commands.executeCommand('cancelSelection');
      strictEqual(await selected(), '');
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
