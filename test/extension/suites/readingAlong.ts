/** @file Reading along: runs by itself on save and as one types, never on a half-typed text; and what stands beside the code then. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { RecordingView } from '../../../extension/protocol/recordingView';
import { api, closeAll, hoverText, openText, replace, withSettings } from '../support';

const SNIPPET = `import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
console.log(tape.gradient(y, x));
`;
const ENDLESS = `${SNIPPET}while (true) {}\n`;

export default function readingAlong(): void {
  describe('reading along', () => {
    afterEach(closeAll);

    it('does not happen unless the setting says so', async () => {
      const document = await openText(SNIPPET);
      await replace(document, 'variable(3)', 'variable(4)');
      await document.save();
      await hoverText(document, 'square');
      strictEqual((await api()).recordingOf(document.uri), undefined);
    });

    it('runs what is saved', async () => {
      await withSettings({ 'run.when': 'onSave' }, async () => {
        const document = await openText(SNIPPET);
        await replace(document, 'variable(3)', 'variable(4)');
        await document.save();
        await untilPartial(document, 8);
      });
    });

    it('runs what is typed, and waits while it cannot be read', async () => {
      await withSettings({ 'run.when': 'onType', 'run.typingDelayMs': 100 }, async () => {
        const document = await openText(SNIPPET);
        await replace(document, 'variable(3)', 'variable(5)');
        await untilPartial(document, 10);
        const before = (await api()).recordingOf(document.uri);
        await replace(document, 'tf.square(x)', 'tf.square(');
        // Looked at, since the hover waits for it; and still the run of the text before, which nobody calls a failure.
        await hoverText(document, 'variable');
        strictEqual((await api()).recordingOf(document.uri), before);
        await replace(document, 'tf.square(', 'tf.mul(x, 7)');
        await untilPartial(document, 7);
      });
    });

    it('stops by itself what takes longer than a run nobody asked for may', async () => {
      await withSettings({ 'run.when': 'onSave', 'run.automaticTimeoutSeconds': 0.3 }, async () => {
        const document = await openText(ENDLESS);
        await replace(document, 'variable(3)', 'variable(4)');
        await document.save();
        const outcome = await until(async () => (await api()).recordingOf(document.uri)?.outcome);
        deepStrictEqual([outcome.kind, outcome.kind === 'timed-out' && outcome.limitMs], ['timed-out', 300]);
      });
    });

    it('leaves the run of another document alone', async () => {
      await withSettings({ 'run.timeoutSeconds': 2 }, async () => {
        const long = await openText(ENDLESS);
        const first = vscode.commands.executeCommand('tapescope.runSnippet', long.uri);
        const short = await openText(SNIPPET);
        const second = vscode.commands.executeCommand('tapescope.runSnippet', short.uri);
        await Promise.all([first, second]);
        const { recordingOf } = await api();
        strictEqual(recordingOf(long.uri)?.outcome.kind, 'timed-out');
        strictEqual(recordingOf(short.uri)?.outcome.kind, 'ok');
      });
    });
  });

  describe('settings', () => {
    afterEach(closeAll);

    it('switch hovers off', async () => {
      const document = await openText(SNIPPET);
      ok((await hoverText(document, 'square')).includes('square'));
      await withSettings({ 'hover.enabled': false }, async () => {
        ok(!(await hoverText(document, 'square')).includes('Show Gradient Graph'));
      });
    });
  });

  describe('the keyboard', () => {
    after(closeAll);

    it('has no other use for our shortcuts', async () => {
      await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      const rows = [...text.matchAll(/"key":\s*"([^"]+)"[\s\S]*?"command":\s*"([^"]+)"/g)];
      ok(rows.length > 500, `only ${rows.length} shortcuts read`);
      const extension = vscode.extensions.getExtension('tapescope.tapescope');
      const { keybindings } = (extension?.packageJSON as { contributes: { keybindings: { key: string }[] } })
        .contributes;
      ok(keybindings.length > 0);
      for (const { key } of keybindings) {
        // Ctrl+K begins VS Code's own chords; what else is bound to it alone gives way to them too.
        const others = rows.filter(([, theirs, command]) => {
          const clashes = theirs === key || theirs?.startsWith(`${key} `);
          return clashes && !command?.startsWith('tapescope.');
        });
        deepStrictEqual([key, others.map(([, , command]) => command)], [key, []]);
      }
    });
  });
}

async function untilPartial(document: vscode.TextDocument, wanted: number): Promise<void> {
  await until(async () => {
    const recording = (await api()).recordingOf(document.uri);
    const source = recording?.gradients[0]?.sources[0];
    const partial = recording && source ? new RecordingView(recording).partialOf(source) : null;
    return partial?.kind === 'scalar' && partial.value === wanted ? true : undefined;
  });
}

/** Asks again on every change of the marks or after a breath, since a run leaves no event of VS Code's; mocha's own limit ends it. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
