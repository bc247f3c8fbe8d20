/** @file Starts the analysis as a process of its own. */

import { fork } from 'node:child_process';
import { t } from '../protocol/words';
import type { AnalysisStarter, RunningAnalysis } from './analyzer';
import { SERVE_ARGUMENT } from './serveArgument';

/** `entry`: the built `analysis.cjs`. */
export function analysisProcess(entry: string): AnalysisStarter {
  return () => startProcess(entry);
}

function startProcess(entry: string): RunningAnalysis {
  const child = fork(entry, [SERVE_ARGUMENT], {
    // Typed arrays of a Recording cross as they are.
    serialization: 'advanced',
    // The one name makes VS Code's executable behave as plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    port: {
      // A process that is gone is told of by `gone`, not by the sender.
      post: (message) => void (child.connected && child.send(message as object, () => undefined)),
      onMessage: (listener) => void child.on('message', listener),
    },
    kill: () => void child.kill(),
    gone: new Promise((resolve) => {
      child.once('error', (error) => resolve(t('The analysis process could not be started: {0}', error.message)));
      child.once('exit', (code, signal) =>
        resolve(t('The analysis process ended ({0}).', signal ?? t('code {0}', String(code)))),
      );
    }),
  };
}
