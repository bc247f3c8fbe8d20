/** @file A stranger's folder, in Restricted Mode: mistakes are marked, and nothing runs, whichever door is tried. */

import { match, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { api, closeAll, hoverText, openExample, runGraph, untilMark } from '../support';

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

    it('tells the rule of an op, without numbers', async () => {
      const document = await openExample('01-first-gradient.ts');
      match(await hoverText(document, 'return tf.square(m)', 12), /square/);
    });
  });
}
