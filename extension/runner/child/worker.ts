/** @file The thread one snippet runs in: hardened JavaScript, the engine, a recorder that streams out what happens. */

import 'ses';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Outcome } from '../../../engine/recording';
import type { WorkerOrder, WorkerReport } from '../../protocol/sandbox';
import { errorSentence } from './consoleText';
import { seededRandom } from './endowments';
import { hardenedEngine, runSnippet, type Stage } from './snippetRun';

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
  engine: hardenedEngine(),
  at: new Int32Array(shared),
  report: (chunk) => post({ kind: 'rows', chunk }),
};

// A listener that stays keeps the thread alive after the run, for questions about it.
parentPort?.on('message', (order: WorkerOrder) => void run(order));

async function run(order: WorkerOrder): Promise<void> {
  const site = (): number => Atomics.load(stage.at, 0);
  let rejected: Outcome | null = null;
  process.on('unhandledRejection', (reason) => {
    rejected ??= { kind: 'threw', message: errorSentence(reason), site: site() };
  });
  post({ kind: 'started' });
  try {
    const outcome = await runSnippet(order, stage);
    post({ kind: 'ended', outcome: outcome.kind === 'ok' ? (rejected ?? outcome) : outcome });
  } catch (error) {
    // What the snippet does is an outcome; this is a mistake of ours.
    const reason = `The sandbox failed: ${errorSentence(error)}`;
    post({ kind: 'ended', outcome: { kind: 'stopped', reason, site: site() } });
  }
}

function post(report: WorkerReport): void {
  reports.postMessage(report);
}
