/**
 * @file The thread one snippet runs in: hardened JavaScript, the engine, a recorder that streams out what happens. One built file: Node's
 * worker thread runs it as it is; in a browser, who starts the Worker calls `serveInWorker`.
 */

import 'ses';
import { resetEngine } from '../../../engine/reset';
import type { Outcome } from '../../../engine/recording';
import type { WorkerOrder, WorkerReport } from '../../protocol/sandbox';
import { nextTurn } from '../../protocol/nextTurn';
import type { WorkerStart } from '../../protocol/workerStart';
import { errorSentence } from './consoleText';
import { seededRandom } from './endowments';
import { hardenedEngine, runSnippet, type Stage } from './snippetRun';
import { webThread } from './webThread';

/** What differs between the two kinds of thread. */
export interface ThreadWorld {
  report(report: WorkerReport): void;
  /** Called once; the listener stays, and keeps the thread alive after a run, for questions about it. */
  onOrder(listener: (order: WorkerOrder) => void): void;
  /** Hears of promises rejected with nobody to catch it; called once. */
  onRejection(listener: (reason: unknown) => void): void;
  /** `[0]`: the site the snippet is at. */
  readonly at: Int32Array;
  /** Nobody watches this thread's memory from outside, nor sees `at`. */
  readonly isAlone: boolean;
}

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

const engine = hardenedEngine();
let compartment: Compartment | null = new Compartment();

function serve(world: ThreadWorld): void {
  const { at, report } = world;
  const site = (): number => Atomics.load(at, 0);
  let rejected: Outcome | null = null;

  /** Every run of the snippet starts from the same: what the one before left is forgotten. */
  const freshStage = (seed: number): Stage => {
    resetEngine();
    random = seededRandom(seed);
    at[0] = -1;
    rejected = null;
    const own = compartment ?? new Compartment();
    compartment = null;
    let told = -1;
    return {
      compartment: own,
      engine,
      at,
      report: (chunk) => report({ kind: 'rows', chunk }),
      reached: (place) => {
        if (!world.isAlone || place === told) return;
        told = place;
        report({ kind: 'at', site: place });
      },
    };
  };

  const run = async (order: WorkerOrder): Promise<void> => {
    const stage = freshStage(order.world.seed);
    report({ kind: 'started' });
    try {
      const { outcome, answer } = await runSnippet(order, stage);
      // A browser tells of rejections a turn later than Node.
      if (outcome.kind === 'ok' && world.isAlone) await nextTurn();
      report({ kind: 'ended', outcome: outcome.kind === 'ok' ? (rejected ?? outcome) : outcome, answer });
      // For the question that may come next.
      await nextTurn();
      compartment ??= new Compartment();
    } catch (error) {
      // What the snippet does is an outcome; this is a mistake of ours.
      const reason = `The sandbox failed: ${errorSentence(error)}`;
      report({ kind: 'ended', outcome: { kind: 'stopped', reason, site: site() }, answer: null });
    }
  };

  world.onRejection((reason) => {
    rejected ??= { kind: 'threw', message: errorSentence(reason), site: site() };
  });
  world.onOrder((order) => void run(order));
}

/** In a browser's Worker. */
export function serveInWorker({ port }: WorkerStart<null>): void {
  serve(webThread(port));
}

// That has no process.
if (globalThis.process?.versions?.node) void import('./nodeThread').then(({ nodeThread }) => serve(nodeThread()));
