/** @file A stranger's folder, in Restricted Mode: mistakes are marked, and nothing runs, whichever door is tried. */

import { match, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { api, closeAll, hoverText, openExample, openText, replace, runGraph, untilMark, untilMarks } from '../support';

export default function restricted(): void {
  describe('Restricted Mode', () => {
    after(closeAll);

    it('is on', () => strictEqual(vscode.workspace.isTrusted, false));

    it('marks mistakes', async () => {
      await untilMark(await openExample('mistakes/reassigned-variable.ts'), 'reassigned-variable');
    });

    it('runs nothing, from whichever command', async () => {
      const document = await openExample('01-first-gradient.ts');
      await runGraph();
      await vscode.commands.executeCommand('tapescope.runSnippet');
      await vscode.commands.executeCommand('tapescope.showGradientGraph', document.uri);
      strictEqual((await api()).recordingOf(document.uri), undefined);
    });

    it('runs nothing for another extension, and offers no task', async () => {
      const { uri } = await openExample('01-first-gradient.ts');
      const result = await (await api()).run(uri);
      strictEqual(result.kind, 'refused');
      match(result.kind === 'refused' ? result.sentence : '', /Restricted Mode/);
      strictEqual((await api()).recordingOf(uri), undefined);
    });

    it('runs nothing, whatever a command is handed', async () => {
      const { uri } = await openExample('01-first-gradient.ts');
      const others = [
        uri.with({ query: 'trusted=true' }),
        uri.toString(),
        uri.toJSON(),
        [uri],
        { trusted: true },
        null,
        1,
      ];
      for (const target of others) {
        for (const command of ['tapescope.runSnippet', 'tapescope.showGradientGraph']) {
          await vscode.commands.executeCommand(command, target);
        }
      }
      strictEqual((await api()).recordingOf(uri), undefined);
    });

    it('runs nothing on save or when the text changes', async () => {
      const settings = () => vscode.workspace.getConfiguration('tapescope');
      for (const when of [undefined, 'onSave', 'onType']) {
        await settings().update('run.when', when, vscode.ConfigurationTarget.Global);
        await settings().update('run.typingDelayMs', when && 100, vscode.ConfigurationTarget.Global);
        const document = await openText(`import * as tf from 'tapescope';\nconsole.log(tf.square(3));\n`);
        await replace(document, '3', '4');
        await document.save();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await untilMarks(document, () => true);
        strictEqual((await api()).recordingOf(document.uri), undefined);
      }
      for (const name of ['run.when', 'run.typingDelayMs']) {
        await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('does not let the folder raise the limits', async () => {
      const { uri } = await openExample('01-first-gradient.ts');
      const settings = () => vscode.workspace.getConfiguration('tapescope', uri);
      const limits = ['timeoutSeconds', 'automaticTimeoutSeconds', 'typingDelayMs', 'memoryMb', 'recordedOps'];
      for (const name of limits.map((limit) => `run.${limit}`)) {
        await settings().update(name, 599, vscode.ConfigurationTarget.Workspace);
        strictEqual(settings().get(name), settings().inspect(name)?.defaultValue);
        await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    it('tells the rule of an op, without numbers', async () => {
      const document = await openExample('01-first-gradient.ts');
      match(await hoverText(document, 'return tf.square(m)', 12), /square/);
    });
  });
}
