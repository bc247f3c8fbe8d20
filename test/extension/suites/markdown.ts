/** @file Fences of a Markdown document: each works as a file of its own, at its place in the document. */

import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import {
  api,
  apply,
  closeAll,
  codeOf,
  fixesFor,
  hints,
  hoverText,
  lenses,
  marks,
  openText,
  openUnsaved,
  rangeOf,
  replace,
  runGraph,
  selectAt,
  untilGraphs,
  untilMark,
  untilMarks,
  withSettings,
} from '../support';

const PAGE = `# A page about gradients

\`\`\`ts
import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
console.log(tape.gradient(y, x));
\`\`\`

Of a constant nobody asked about:

1. Like this:

   ~~~typescript title="wrong.ts"
   import * as tf from 'tapescope';
   const c = tf.constant(5);
   const tape = new tf.GradientTape();
   const z = tape.record(() => tf.square(c));
   console.log(tape.gradient(z, c));
   ~~~

> \`\`\`js
> console.log('no engine here');
> \`\`\`
`;

export default function markdown(): void {
  describe('fences of Markdown', () => {
    let document: vscode.TextDocument;
    beforeEach(async () => {
      document = await openText(PAGE, 'md');
    });
    afterEach(closeAll);

    it('are marked as one types, where they stand', async () => {
      const mark = await untilMark(document, 'unwatched-constant');
      strictEqual(document.lineAt(mark.range.start.line).text.trim(), 'console.log(tape.gradient(z, c));');
      deepStrictEqual(marks(document).length, 1);
      await replace(document, '# A page', 'More above.\n\n# A page');
      const moved = await untilMarks(document, ([one]) => one?.range.start.line === mark.range.start.line + 2 && one);
      strictEqual(codeOf(moved), 'unwatched-constant');
      await replace(document, 'tf.constant(5)', 'tf.variable(5)');
      await untilMarks(document, (all) => all.length === 0);
    });

    it('have fixes that stay inside them', async () => {
      const fixes = await fixesFor(document, await untilMark(document, 'unwatched-constant'));
      const watch = fixes.find(({ title }) => /watch/i.test(title));
      await apply(watch);
      await untilMarks(document, (all) => all.length === 0);
      match(document.getText(), /^ {3}.*watch\(c\)/m);
      await vscode.commands.executeCommand('undo');
      const again = await fixesFor(document, await untilMark(document, 'unwatched-constant'));
      await apply(again.find(({ title }) => /in this file/.test(title)));
      await untilMarks(document, (all) => all.length === 0);
      match(document.getText(), /wrong\.ts"\n {3}\/\/ tapescope-ignore-file unwatched-constant\n {3}import/);
    });

    it('have completion and the signature of a call, with types and docs', async () => {
      await replace(document, 'console.log(tape.gradient(z, c));', 'const w = tf.squ');
      const end = rangeOf(document, 'tf.squ\n').start.translate(0, 6);
      const listed = async (): Promise<vscode.CompletionItem | undefined> => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          end,
          undefined,
          2000,
        );
        return list.items.find(({ label }) => label === 'square');
      };
      const item = await listed();
      strictEqual(item?.kind, vscode.CompletionItemKind.Function);
      match(item.detail ?? '', /^function square<.*>\(x: /);
      ok(item.documentation);
      const { range } = item;
      ok(range instanceof vscode.Range);
      strictEqual(document.getText(range), 'squ');
      const elsewhere = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(0, 3),
      );
      deepStrictEqual(
        elsewhere.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Function),
        [],
      );

      await replace(document, 'tf.squ\n', 'tf.add(x, \n');
      const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
        'vscode.executeSignatureHelpProvider',
        document.uri,
        rangeOf(document, 'tf.add(x, ').end,
      );
      match(help.signatures[help.activeSignature]?.label ?? '', /^add\(/);
      strictEqual(help.activeParameter, 1);
    });

    it('run one by one: that of the cursor', async () => {
      const { recordingOf, onDidRun } = await api();
      const ran: string[] = [];
      const listening = onDidRun(({ range }) => ran.push(document.getText(range).split('\n')[1] ?? ''));
      selectAt(document, 'tf.square(x)');
      await runGraph();
      deepStrictEqual(await hints(document), [
        [5, '= 3   ∂y/∂x = 6'],
        [7, '= 9'],
        [8, '∂y/∂x = 6'],
      ]);
      selectAt(document, 'tf.square(c)');
      await vscode.commands.executeCommand('tapescope.runSnippet');
      listening.dispose();
      deepStrictEqual(ran, ['const x = tf.variable(3);', '   const c = tf.constant(5);']);
      const nameAt = (text: string): string | undefined =>
        recordingOf(document.uri, rangeOf(document, text).start)?.files[0]?.name.split('#')[1];
      deepStrictEqual(['# A page', 'variable(3)', 'Of a constant', 'constant(5)'].map(nameAt), [
        '1.ts',
        '1.ts',
        '1.ts',
        '2.ts',
      ]);
      // What each run knows stands side by side.
      match(await hoverText(document, 'tf.square(c)'), /25/);
      match(await hoverText(document, 'tf.square(x)'), /∂y\/∂x/);
      strictEqual(await hoverText(document, 'Of a constant'), '');
      strictEqual(await hoverText(document, 'no engine'), '');
    });

    it('have a line above each tape that shows the graph of its own', async () => {
      deepStrictEqual(await lenses(document), [
        [6, 'Show Gradient Graph'],
        [18, 'Show Gradient Graph'],
      ]);
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      const command = found[1]?.command;
      ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      strictEqual((await untilGraphs(/\.md:15$/)).length, 1);
      deepStrictEqual(
        (await lenses(document)).map(([line]) => line),
        [6, 18],
      );
    });

    it('keep their run while the text around them changes, and while a fence above them is half typed', async () => {
      selectAt(document, 'tf.square(x)');
      await runGraph();
      const shown = (await hints(document)).map(([, text]) => text);
      strictEqual(shown.length, 3);
      await replace(document, '# A page', '```\n# A page');
      deepStrictEqual(await hints(document), []);
      await replace(document, '```\n# A page', '```\n```\n# A page');
      deepStrictEqual(
        (await hints(document)).map(([line, text]) => [line - 2, text]),
        [5, 7, 8].map((line, i) => [line, shown[i]]),
      );
      await replace(document, 'variable(3)', 'variable(4)');
      deepStrictEqual(await hints(document), []);
      match((await lenses(document))[0]?.[1] ?? '', /before the last edit/);
    });

    it('run as one types, each alone', async () => {
      const { onDidRun } = await api();
      await withSettings({ 'run.when': 'onType', 'run.typingDelayMs': 100 }, async () => {
        const ran = new Promise<string>((resolve) => {
          const listening = onDidRun(({ range }) => {
            listening.dispose();
            resolve(document.getText(range));
          });
        });
        await replace(document, 'variable(3)', 'variable(7)');
        match(await ran, /variable\(7\)/);
      });
    });

    it('say why they do not run, at their own first line', async () => {
      await replace(document, 'const tape = new tf.GradientTape();', "throw new Error('no');");
      selectAt(document, 'variable(3)');
      await runGraph();
      const mark = await untilMark(document, 'run');
      strictEqual(mark.range.start.line + 1, 6);
    });

    it('run with what stands beside the page, and in a page that was never saved', async () => {
      const helper = await openText('export const twice = <T extends { mul(n: number): T }>(t: T) => t.mul(2);\n');
      const name = helper.uri.path.split('/').at(-1)?.replace('.ts', '');
      const text = PAGE.replace('tf.square(x)', 'twice(x)');
      const beside = await openText(text.replace('```ts\n', `\`\`\`ts\nimport { twice } from './${name}';\n`), 'md');
      const { run } = await api();
      const result = await run(beside.uri, new vscode.Position(4, 0));
      strictEqual(result.kind === 'recorded' && result.recording.outcome.kind, 'ok');
      const unsaved = await openUnsaved(PAGE.replace('```ts', '``` js'), 'markdown');
      const again = await run(unsaved.uri, new vscode.Position(4, 0));
      strictEqual(again.kind === 'recorded' && again.recording.outcome.kind, 'ok');
    });

    it('are text where the setting is off', async () => {
      await untilMark(document, 'unwatched-constant');
      await withSettings({ 'markdown.enabled': false }, async () => {
        await untilMarks(document, (all) => all.length === 0);
        deepStrictEqual(await lenses(document), []);
      });
      await untilMark(document, 'unwatched-constant');
    });

    it('cost nothing in a document that does not name the engine', async () => {
      const plain = await openText(PAGE.replaceAll('tapescope', 'another'), 'md');
      deepStrictEqual(await lenses(plain), []);
      strictEqual(await hoverText(plain, 'tf.square(x)'), '');
      // And it is a page like the other as soon as it does.
      await replace(plain, "'another'", "'tapescope'");
      deepStrictEqual(await lenses(plain), [[6, 'Show Gradient Graph']]);
    });
  });
}
