/** @file VS Code's own TypeScript, in a folder where nothing is installed: it knows the engine. */

import { deepStrictEqual, match, ok } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, hoverText, openText, openUnsaved, rangeOf } from '../support';
import type { TestHost } from '../testHost';

/** With one mistake of its own: once that is marked, the file was checked. */
const TEXT = `import * as tf from 'tapescope';
const x = tf.variable(3);
const z = tf.square(x);
const wrong: string = 5;
console.log(z, wrong);
`;

/** VS Code's TypeScript server is a process, and loads our plugin where our extension runs beside it. */
export default function types({ kind }: TestHost): void {
  if (kind === 'node') inTheServer();
}

function inTheServer(): void {
  describe('the types of the engine', () => {
    afterEach(closeAll);

    for (const [what, open] of [
      ['a file', () => openText(TEXT)],
      ['a file never saved', () => openUnsaved(TEXT, 'typescript')],
    ] as const) {
      it(`are there in ${what}, without an install`, async () => {
        const document = await open();
        deepStrictEqual(await typeErrors(document), ['wrong']);
        match(await hoverText(document, 'square(x)'), /function square</);
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          rangeOf(document, 'tf.square').start.translate(0, 'tf.sq'.length),
        );
        const names = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        for (const name of ['square', 'sqrt', 'GradientTape']) ok(names.includes(name), name);
      });
    }
  });
}

/** What TypeScript marks, as text, once it marks anything. */
async function typeErrors(document: vscode.TextDocument): Promise<string[]> {
  const found = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'ts');
  await new Promise<void>((resolve) => {
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      if (found().length === 0) return;
      listening.dispose();
      resolve();
    });
  });
  return found().map(({ range }) => document.getText(range));
}
