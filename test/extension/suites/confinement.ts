/** @file What a snippet can reach, wherever its sandbox is: a thread of a process, or a Worker of the browser's. */

import { deepStrictEqual, match, strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import type { Recording } from '../../../engine/recording';
import { api, closeAll, openText } from '../support';

/** Of Node, and of a browser's Worker. */
const OUTSIDE =
  'process module global Buffer setTimeout setImmediate queueMicrotask self fetch XMLHttpRequest WebSocket EventSource ' +
  'postMessage onmessage addEventListener importScripts navigator location indexedDB caches Worker SharedWorker MessageChannel ' +
  'BroadcastChannel WebAssembly crypto';

export default function confinement(): void {
  describe('a snippet', () => {
    afterEach(closeAll);

    it('reaches nothing outside by name', async () => {
      const names = OUTSIDE.split(' ');
      const { console } = await ranWith(`const names: Record<string, unknown> = {${names
        .map((name) => `\n  ${name}: typeof ${name},`)
        .join('')}
};
for (const name in names) if (names[name] !== 'undefined') console.log(name);
`);
      deepStrictEqual(texts(console), []);
    });

    it('reaches nothing outside by way of functions, errors and prototypes', async () => {
      const { console } = await ranWith(`const ways: (() => any)[] = [
  () => Function('return this')(),
  () => (function () {}).constructor('return this')(),
  () => (async () => {}).constructor('return this')(),
  () => tf.square.constructor('return this')(),
  () => console.log.constructor('return globalThis')(),
];
for (const way of ways) {
  try {
    const found = way();
    for (const name of '${OUTSIDE}'.split(' ')) {
      if (found?.[name] !== undefined) console.log(name);
    }
  } catch {}
}
`);
      deepStrictEqual(texts(console), []);
    });

    it('is told of the promise that nobody caught', async () => {
      const { outcome } = await ranWith(`void Promise.reject(new Error('late'));\nconsole.log(1);\n`);
      strictEqual(outcome.kind, 'threw');
      match(outcome.kind === 'threw' ? outcome.message : '', /late/);
    });

    it('is told of a tensor that is too large', async () => {
      const { outcome } = await ranWith('console.log(tf.zeros([100000, 100000]));\n');
      match(outcome.kind === 'threw' ? outcome.message : outcome.kind, /takes|out-of-memory/);
    });

    it('is the same each time', async () => {
      const text = 'console.log(Math.random(), Date.now(), tf.randomNormal([2]).dataSync());\n';
      deepStrictEqual(texts((await ranWith(text)).console), texts((await ranWith(text)).console));
    });
  });
}

async function ranWith(text: string): Promise<Recording> {
  const { uri } = await openText(`import * as tf from 'tapescope';\n${text}`);
  await vscode.commands.executeCommand('tapescope.runSnippet');
  const recording = (await api()).recordingOf(uri);
  if (!recording) throw new Error('It did not run.');
  return recording;
}

function texts(console: Recording['console']): readonly string[] {
  return console.map(({ text }) => text);
}
