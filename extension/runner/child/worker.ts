/** @file The thread one snippet runs in: hardened JavaScript, the engine, a recorder that streams out what happens. */

import 'ses';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Outcome } from '../../../engine/recording';
import type { WorkerOrder, WorkerReport } from '../../protocol/sandbox';
import { errorSentence } from './consoleText';
import { seededRandom } from './endowments';
import { runSnippet, type Stage } from './snippetRun';

const { reports, shared } = workerData as { reports: MessagePort; shared: SharedArrayBuffer };

// Whatever of the engine is random is the same in every run. Before lockdown: afterwards Math cannot be changed.
Math.random = seededRandom();
lockdown({
  // Everything a snippet touches is shared and frozen; these only keep errors, text and overriding as people know them.
  errorTaming: 'safe',
  consoleTaming: 'unsafe',
  localeTaming: 'unsafe',
  overrideTaming: 'severe',
  errorTrapping: 'none',
  unhandledRejectionTrapping: 'none',
  reporting: 'none',
});

const stage: Stage = {
  compartment: new Compartment(),
  at: new Int32Array(shared),
  report: (chunk) => post({ kind: 'rows', chunk }),
};

parentPort?.once('message', (order: WorkerOrder) => void run(order));

async function run(order: WorkerOrder): Promise<void> {
  let rejected: Outcome | null = null;
  process.on('unhandledRejection', (reason) => {
    rejected ??= { kind: 'threw', message: errorSentence(reason), site: Atomics.load(stage.at, 0) };
  });
  post({ kind: 'started' });
  const outcome = await runSnippet(order, stage);
  post({ kind: 'ended', outcome: outcome.kind === 'ok' ? (rejected ?? outcome) : outcome });
}

function post(report: WorkerReport): void {
  reports.postMessage(report);
}
