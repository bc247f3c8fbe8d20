/** @file What a run needs of Node's worker thread. */

import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { ThreadWorld } from './worker';

export function nodeThread(): ThreadWorld {
  const { reports, shared } = workerData as { reports: MessagePort; shared: SharedArrayBuffer };
  return {
    report: (report) => reports.postMessage(report),
    onOrder: (listener) => void parentPort?.on('message', listener),
    onRejection: (listener) => {
      process.removeAllListeners('unhandledRejection');
      process.on('unhandledRejection', listener);
    },
    at: new Int32Array(shared),
    isAlone: false,
  };
}
