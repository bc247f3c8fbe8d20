/** @file What a hostile or unlucky run does to the extension host: it stays awake, small and off the network, and the next run works. */

import { ok, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { nextTurn } from '../../../extension/protocol/nextTurn';
import { MB, megabytes, milliseconds } from '../../support/figure';
import { api, closeAll, codeOf, marks, openText, replace, runGraph, untilMark } from '../support';
import type { NodeTestHost, TestHost } from '../testHost';

const settings = () => vscode.workspace.getConfiguration('tapescope');
const TF = `import * as tf from 'tapescope';\n`;

export default function sandbox(host: TestHost): void {
  describe('the extension host', () => {
    before(async () => settings().update('run.timeoutSeconds', 1, vscode.ConfigurationTarget.Global));
    after(async () => settings().update('run.timeoutSeconds', undefined, vscode.ConfigurationTarget.Global));
    afterEach(closeAll);

    it('answers while a snippet spins and floods', async () => {
      await openText(`${TF}let t = tf.scalar(0);\nfor (;;) t = t.add(1);\n`);
      let longest = 0;
      let beats = 0;
      let last = performance.now();
      const heart = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last - 5);
        last = now;
        beats++;
      }, 5);
      await runGraph();
      clearInterval(heart);
      host.figure('longest pause of the extension host while a run floods it', milliseconds(longest));
      ok(beats > 20, `It had ${beats} turns in a second.`);
    });

    if (host.kind === 'node') aboutProcesses(host);

    it('keeps a run’s result to itself when its file is deleted or renamed meanwhile', async () => {
      const document = await openText(`${TF}while (true) {}\n`);
      const run = runGraph();
      await vscode.workspace.fs.delete(document.uri);
      await run;
      const renamed = await openText(`${TF}console.log(tf.square(3));\nwhile (true) {}\n`);
      const away = renamed.uri.with({ path: renamed.uri.path.replace('.ts', '-away.ts') });
      const second = runGraph();
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(renamed.uri, away);
      await vscode.workspace.applyEdit(edit);
      await second;
      const moved = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(away));
      await replace(moved.document, 'while (true) {}', '');
      await runGraph();
      strictEqual((await api()).recordingOf(away)?.outcome.kind, 'ok');
    });

    it('runs a snippet of a remote, read-only file system', async () => {
      const text = `${TF}const x = tf.variable(3);\nconst tape = new tf.GradientTape();\nconst y = tape.record(() => x.square());\nconsole.log(tape.gradient(y, x));\n`;
      const provider = vscode.workspace.registerFileSystemProvider('far', farAway({ '/snippet.ts': text }), {
        isReadonly: true,
      });
      try {
        const uri = vscode.Uri.parse('far:/snippet.ts');
        const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        await runGraph();
        strictEqual((await api()).recordingOf(uri)?.console[0]?.text, 'tf.Tensor(6.0, shape=(), dtype=float32)');
        strictEqual(marks(document).filter((mark) => codeOf(mark) === 'run').length, 0);
      } finally {
        await closeAll();
        provider.dispose();
      }
    });
  });
}

function aboutProcesses({ heapInUse, killSandboxes, figure }: NodeTestHost): void {
  it('grows by less than 64 MB', async () => {
    const document = await openText(`${TF}console.log(1);\n`);
    await runGraph();
    const before = heapInUse();
    for (const flood of [
      'for (let i = 0; ; i++) { const named = tf.scalar(i); }',
      'for (;;) console.log("x".repeat(1e6));',
      'let x = tf.ones([1000]); for (;;) x = x.add(1);',
    ]) {
      await replace(document, document.getText().slice(TF.length), flood);
      await runGraph();
      ok((await api()).recordingOf(document.uri));
    }
    // What is still on its way to the panel is not kept.
    let grown = heapInUse() - before;
    for (let looks = 0; grown >= 64 * MB && looks < 50; looks++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      grown = heapInUse() - before;
    }
    figure('the extension host grew, in three floods', megabytes(grown));
    ok(grown < 64 * MB, megabytes(grown));
  });

  if (killSandboxes !== null)
    it('gets over a sandbox that is killed under it', async () => {
      await settings().update('run.timeoutSeconds', 60, vscode.ConfigurationTarget.Global);
      const document = await openText(`${TF}console.log('began');\nwhile (true) {}\n`);
      let ended = false;
      const run = runGraph().finally(() => (ended = true));
      // The moment at which it is killed does not matter: starting, running, whatever comes next.
      while (!ended) {
        killSandboxes();
        await nextTurn();
      }
      await run;
      strictEqual((await api()).recordingOf(document.uri)?.outcome.kind, 'stopped');
      await untilMark(document, 'run');
      await replace(document, 'while (true) {}', '');
      await runGraph();
      strictEqual((await api()).recordingOf(document.uri)?.outcome.kind, 'ok');
      await settings().update('run.timeoutSeconds', 1, vscode.ConfigurationTarget.Global);
    });
}

function farAway(files: Readonly<Record<string, string>>): vscode.FileSystemProvider {
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const find = ({ path }: vscode.Uri): Uint8Array => {
    const text = files[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound();
    return new TextEncoder().encode(text);
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => ({ dispose: () => undefined }),
    stat: (uri) =>
      uri.path === '/'
        ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
        : { type: vscode.FileType.File, ctime: 0, mtime: 0, size: find(uri).length },
    readDirectory: () => Object.keys(files).map((name) => [name.slice(1), vscode.FileType.File]),
    readFile: find,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
