/** @file What a run leaves in the editor: values behind lines, a line above each tape; and the commands that open snippets. */

import { deepStrictEqual, match, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { api, closeAll, hints, lenses, openExample, openText, replace, runGraph, untilInFront } from '../support';

export default function surfaces(): void {
  describe('behind the lines', () => {
    let document: vscode.TextDocument;
    before(async () => {
      document = await openFirst();
    });
    after(closeAll);

    it('stands nothing before a run', async () => {
      deepStrictEqual(await hints(document), []);
    });

    it('stand values and partials after it', async () => {
      await runGraph();
      deepStrictEqual(await hints(document), [
        [6, '= 3   ∂z/∂x = 408'],
        [7, '= 5   ∂z/∂y = 680'],
        [11, '= 1156'],
        [12, '= 34   ∂z/∂m = 68'],
        [18, '∂z/∂x = 408   ∂z/∂y = 680'],
      ]);
    });

    it('stands no hint that the text no longer bears out, and again after the undo', async () => {
      await replace(document, 'variable(3)', 'variable(4)');
      deepStrictEqual(await hints(document), []);
      await replace(document, 'variable(4)', 'variable(3)');
      strictEqual((await hints(document)).length, 5);
    });

    it('stands nothing where the setting is off', async () => {
      await withSetting('inlayHints.enabled', async () => deepStrictEqual(await hints(document), []));
    });
  });

  describe('above each tape', () => {
    after(closeAll);

    it('stands the way to its graph, before a run and after it', async () => {
      const document = await openFirst();
      deepStrictEqual(await lenses(document), [[10, 'Show Gradient Graph']]);
      await runGraph();
      deepStrictEqual(await lenses(document), [[10, 'Show Gradient Graph · 2 sources · 4 ops']]);
      await replace(document, 'console.log', ' console.log');
      deepStrictEqual(await lenses(document), [[10, 'Show Gradient Graph · 2 sources · 4 ops · before the last edit']]);
      await withSetting('codeLens.enabled', async () => deepStrictEqual(await lenses(document), []));
    });

    it('counts the warnings below it', async () => {
      const document = await openText(`import * as tf from 'tapescope';
const x = tf.constant(3);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x));
console.log(tape.gradient(z, x));
`);
      await runGraph();
      match((await lenses(document))[0]?.[1] ?? '', /1 source · 0 ops · 1 warning|1 source · 1 op · 1 warning/);
    });
  });

  describe('a snippet to begin with', () => {
    afterEach(closeAll);

    it('is the first example, unsaved, and runs', async () => {
      await vscode.commands.executeCommand('tapescope.newSnippet');
      const document = await untilInFront(({ isUntitled }) => isUntitled);
      strictEqual(document.languageId, 'typescript');
      match(document.getText(), /^\/\/ The first gradient/);
      await runGraph();
      strictEqual((await api()).recordingOf(document.uri)?.outcome.kind, 'ok');
    });

    it('is the example a link names, as a copy', async () => {
      await vscode.commands.executeCommand('tapescope.openExample', 'mistakes/reassigned-variable.ts');
      // The editor in front is told of a while after the command is done.
      await untilInFront((document) => document.isUntitled && /x = x\.add\(1\)/.test(document.getText()));
    });
  });
}

/** The first example under a name of its own: what other suites ran stays known of the file itself. */
async function openFirst(): Promise<vscode.TextDocument> {
  return openText((await openExample('01-first-gradient.ts')).getText());
}

/** While a setting of ours is false. */
async function withSetting(name: string, look: () => Promise<void>): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('tapescope');
  await settings().update(name, false, vscode.ConfigurationTarget.Global);
  try {
    await look();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}
