/** @file Runs that do not end well: each leaves a mark at its place, and the next run works. */

import { match, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { nextTurn } from '../../../extension/protocol/nextTurn';
import { api, closeAll, codeOf, openText, replace, runGraph, untilMark, untilMarks } from '../support';

const HEAD = `import * as tf from 'tapescope';
const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.square(x));
`;

export default function limits(): void {
  describe('a run that does not end well', () => {
    const settings = () => vscode.workspace.getConfiguration('tapescope');
    before(async () => settings().update('run.timeoutSeconds', 1, vscode.ConfigurationTarget.Global));
    after(async () => {
      await settings().update('run.timeoutSeconds', undefined, vscode.ConfigurationTarget.Global);
      await closeAll();
    });

    it('ends an endless loop, marks its line, and runs again', async () => {
      const document = await openText(`${HEAD}while (true) {}\n`);
      await runGraph();
      const mark = await untilMark(document, 'run');
      strictEqual(mark.range.start.line + 1, 5);
      match(mark.message, /1 s/);
      await replace(document, 'while (true) {}', 'console.log(tape.gradient(y, x));');
      await runGraph();
      strictEqual((await api()).recordingOf(document.uri)?.outcome.kind, 'ok');
      await untilMarks(document, (all) => all.every((other) => codeOf(other) !== 'run'));
    });

    it('marks what the snippet throws, and keeps what it recorded until then', async () => {
      const document = await openText(`${HEAD}throw new Error('enough');\n`);
      await runGraph();
      const mark = await untilMark(document, 'run');
      strictEqual(mark.range.start.line + 1, 5);
      match(mark.message, /enough/);
      ok(((await api()).recordingOf(document.uri)?.ops.count ?? 0) > 0);
    });

    it('marks where the text cannot be parsed, and runs nothing', async () => {
      const document = await openText(`${HEAD}const = 3;\n`);
      await runGraph();
      const mark = await untilMark(document, 'run');
      strictEqual(mark.range.start.line + 1, 5);
      strictEqual((await api()).recordingOf(document.uri), undefined);
    });

    it('stops on command', async () => {
      const document = await openText(`${HEAD}while (true) {}\n`);
      await settings().update('run.timeoutSeconds', 60, vscode.ConfigurationTarget.Global);
      let ended = false;
      const run = runGraph().finally(() => (ended = true));
      // There is nothing to stop until it has begun; each try gives way to the host's own work first.
      while (!ended) {
        await nextTurn();
        await vscode.commands.executeCommand('tapescope.stopRun');
      }
      await run;
      await settings().update('run.timeoutSeconds', 1, vscode.ConfigurationTarget.Global);
      strictEqual((await api()).recordingOf(document.uri)?.outcome.kind ?? 'stopped', 'stopped');
    });
  });
}
