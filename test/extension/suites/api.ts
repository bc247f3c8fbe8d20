/** @file What other extensions and tasks get: a document run, its Recording, an event; `tapescope` tasks whose findings become problems. */

import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import type { RunEvent } from '../../../extension/host/api';
import { api, closeAll, openExample, openText } from '../support';
import type { TestHost } from '../testHost';

export default function theApi({ kind }: TestHost): void {
  describe('the API', () => {
    afterEach(closeAll);

    it('has a version', async () => strictEqual((await api()).apiVersion, 1));

    it('runs a document, gives its Recording and tells subscribers', async () => {
      const { run, onDidRun, recordingOf } = await api();
      const { uri } = await openExample('01-first-gradient.ts');
      const events: RunEvent[] = [];
      const listening = onDidRun((event) => void events.push(event));
      const result = await run(uri);
      listening.dispose();
      if (result.kind !== 'recorded') throw new Error(result.sentence);
      strictEqual(result.recording.gradients.length, 1);
      strictEqual(recordingOf(uri), result.recording);
      deepStrictEqual(
        events.map(({ document }) => document.toString()),
        [uri.toString()],
      );
      strictEqual(events[0]?.recording, result.recording);
      await run(uri);
      strictEqual(events.length, 1, 'a listener that has left hears nothing');
    });

    it('says why it did not run', async () => {
      const { run } = await api();
      const results = [
        await run((await openText('console.log(1);\n')).uri),
        await run((await openText("import * as tf from 'tapescope';\nconst = 3;\n")).uri),
      ];
      for (const result of results) strictEqual(result.kind, 'refused');
      match(
        results.map((result) => ('sentence' in result ? result.sentence : '')).join(),
        /does not use the engine.*cannot be run/,
      );
    });
  });

  tasks(kind === 'node' ? ['$tapescope'] : []);
}

function tasks(matchers: readonly string[]): void {
  describe('tasks', () => {
    afterEach(closeAll);

    it('lint the file in front', async () => {
      await openExample('mistakes/reassigned-variable.ts');
      const offered = await vscode.tasks.fetchTasks({ type: 'tapescope' });
      deepStrictEqual(offered.map(({ definition }) => definition['command'] as string).sort(), ['lint', 'run']);
      const lint = offered.find(({ definition }) => definition['command'] === 'lint');
      ok(lint);
      deepStrictEqual(lint.problemMatchers, matchers);
      strictEqual(await exitCodeOf(lint), 1);
    });

    it('run a snippet', async () => {
      await openExample('01-first-gradient.ts');
      const run = (await vscode.tasks.fetchTasks({ type: 'tapescope' })).find(({ name }) => name === 'Run This File');
      ok(run);
      strictEqual(await exitCodeOf(run), 0);
    });
  });
}

function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listening.dispose();
      resolve(exitCode);
    });
    vscode.tasks.executeTask(task).then(undefined, reject);
  });
}
