/** @file Entry of the suite inside a browser's extension host. Its counts go to a file of the workspace. */

import 'mocha/mocha.js';
import * as vscode from 'vscode';
import { allSuites } from '../allSuites';
import { api } from '../support';
import { watchCalls } from '../watchCalls';

/** Rejects when a test failed, which is how VS Code's exit code comes about. */
export async function run(): Promise<void> {
  // VS Code loads it by `fetch`.
  await api();
  const seen: string[] = [];
  const note = ([what]: readonly unknown[]): void => void seen.push(`${String(what)}\n${new Error().stack ?? ''}`);
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']) watchCalls(globalThis, name, note);

  mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  allSuites({
    kind: 'web',
    figure: (name, value) => console.log(`  · ${name}: ${value}`),
    network: seen,
    connect: () => void fetch('http://127.0.0.1:1').catch(() => undefined),
  });
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const { passes = 0, failures = 1, pending = 0 } = stats ?? {};
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('No workspace is open.');
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(folder, 'test-report.json'),
    new TextEncoder().encode(JSON.stringify({ passes, failures, pending })),
  );
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} tests failed.`);
}
