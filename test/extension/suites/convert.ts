/** @file "Convert This Python GradientTape Snippet": from a document, a selection, and the clipboard. */

import { match, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { api, closeAll } from '../support';

const PYTHON = `1  x = tf.Variable(3.0)
2  with tf.GradientTape() as tape:
3  | y = x^{**}2
4  print(tape.gradient(y, x))
`;

export default function convert(): void {
  describe('Python', () => {
    afterEach(closeAll);

    it('becomes TypeScript beside it, which runs', async () => {
      await open(PYTHON);
      const made = await converted();
      strictEqual(made.languageId, 'typescript');
      ok(made.isUntitled);
      match(made.getText(), /const y = tape\.record\(\(\) => x\.square\(\)\);/);
      const result = await (await api()).run(made.uri);
      strictEqual(
        result.kind === 'recorded' && result.recording.console[0]?.text,
        'tf.Tensor(6.0, shape=(), dtype=float32)',
      );
    });

    it('is taken from the selection where there is one', async () => {
      const editor = await open(`${PYTHON}this is = no python(\n`);
      editor.selection = new vscode.Selection(0, 0, 4, 0);
      match((await converted()).getText(), /tf\.variable\(3\)/);
    });

    it('is taken from the clipboard where there is no editor', async () => {
      await closeAll();
      await vscode.env.clipboard.writeText(PYTHON);
      match((await converted()).getText(), /tf\.variable\(3\)/);
    });

    it('that is none opens nothing', async () => {
      const { document } = await open('x = (1\n');
      await vscode.commands.executeCommand('tapescope.convertPython');
      strictEqual(vscode.window.activeTextEditor?.document, document);
    });
  });
}

async function open(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'plaintext' }));
}

async function converted(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('tapescope.convertPython');
  const document = vscode.window.activeTextEditor?.document;
  if (!document) throw new Error('Nothing was opened.');
  return document;
}
