/** @file The thread one snippet runs in: hardened JavaScript, the engine, a recorder that streams out what happens. */

import 'ses';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { resetEngine } from '../../../engine/reset';
import type { Outcome } from '../../../engine/recording';
import type { WorkerOrder, WorkerReport } from '../../protocol/sandbox';
import { errorSentence } from './consoleText';
import { seededRandom } from './endowments';
import { hardenedEngine, runSnippet, type Stage } from './snippetRun';

const { reports, shared } = workerData as { reports: MessagePort; shared: SharedArrayBuffer };

// Whatever of the engine is random is the same in every run. Before lockdown: afterwards Math cannot be changed.
let random = seededRandom(0);
Math.random = () => random();
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

const at = new Int32Array(shared);
const engine = hardenedEngine();
let compartment: Compartment | null = new Compartment();

/** Every run of the snippet starts from the same: what the one before left is forgotten. */
function freshStage(seed: number): Stage {
  resetEngine();
  random = seededRandom(seed);
  at[0] = -1;
  const own = compartment ?? new Compartment();
  compartment = null;
  return { compartment: own, engine, at, report: (chunk) => post({ kind: 'rows', chunk }) };
}

// A listener that stays keeps the thread alive after the run, for questions about it: the same snippet runs here again.
parentPort?.on('message', (order: WorkerOrder) => void run(order));

async function run(order: WorkerOrder): Promise<void> {
  const site = (): number => Atomics.load(at, 0);
  let rejected: Outcome | null = null;
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => {
    rejected ??= { kind: 'threw', message: errorSentence(reason), site: site() };
  });
  const stage = freshStage(order.world.seed);
  post({ kind: 'started' });
  try {
    const { outcome, answer } = await runSnippet(order, stage);
    post({ kind: 'ended', outcome: outcome.kind === 'ok' ? (rejected ?? outcome) : outcome, answer });
    // For the question that may come next.
    setImmediate(() => (compartment ??= new Compartment()));
  } catch (error) {
    // What the snippet does is an outcome; this is a mistake of ours.
    const reason = `The sandbox failed: ${errorSentence(error)}`;
    post({ kind: 'ended', outcome: { kind: 'stopped', reason, site: site() }, answer: null });
  }
}

function post(report: WorkerReport): void {
  reports.postMessage(report);
}
