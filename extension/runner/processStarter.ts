/** @file Starts the sandbox as a process of its own: no environment, no inherited files, a heap of its own. */

import { fork } from 'node:child_process';
import type { Sandbox, SandboxEnd, Starter } from './starter';

/** The watcher only forwards; what a snippet computes lives in its thread, which has limits of its own. */
const WATCHER_HEAP_MB = 256;
const LAST_WORDS = 4000;

/** `entry`: the built `sandbox.cjs`, with `sandboxWorker.cjs` beside it. */
export function processStarter(entry: string): Starter {
  return () => startProcess(entry);
}

function startProcess(entry: string): Sandbox {
  const child = fork(entry, [], {
    serialization: 'advanced',
    // Nothing of ours reaches a snippet's process; the one name makes VS Code's executable behave as plain Node.
    env: { ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [`--max-old-space-size=${WATCHER_HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });

  const gone = new Promise<SandboxEnd>((resolve) => {
    const end = (how: string): void =>
      resolve({
        outOfMemory: /heap out of memory|allocation failed/i.test(lastWords),
        detail: [how, lastWords.trim()].filter(Boolean).join(': '),
      });
    // 'close' waits for its standard error to be read to the end; what it sent before is delivered by then or with 'disconnect'.
    child.once('close', (code, signal) => {
      const how = signal ? `ended by ${signal}` : `ended with code ${code}`;
      if (child.connected) child.once('disconnect', () => end(how));
      else end(how);
    });
    child.once('error', (error) => end(error.message));
  });

  return {
    port: {
      post: (message) => {
        // Sending to a process that is gone is no error of the sender's: `gone` tells the runner.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on('message', listener),
    },
    kill: () => void child.kill('SIGKILL'),
    gone,
  };
}
