/** @file Entry of the sandbox process: the watcher on its main thread, a worker thread for each run. */

import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { WorkerReport } from '../../protocol/sandbox';
import { watch, type Thread, type ThreadFailure, type ThreadListener } from '../watcher';

const STACK_MB = 4;

watch(
  {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  },
  { start: startThread, bytesInUse: () => process.memoryUsage.rss() },
);
// Without a host nobody will ever ask again. A thread may be deep in native code, so no orderly exit.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

function startThread(): Thread {
  /** `[0]`: the site the snippet is at. */
  const shared = new SharedArrayBuffer(4);
  const at = new Int32Array(shared).fill(-1);
  const { port1: reports, port2 } = new MessageChannel();
  const worker = new Worker(join(__dirname, 'sandboxWorker.cjs'), {
    env: {},
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    workerData: { reports: port2, shared },
    transferList: [port2],
    resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 64 },
  });
  let failure: ThreadFailure | null = null;
  let listener: ThreadListener | null = null;
  worker.on('error', (error: Error & { code?: string }) => {
    failure ??= { message: error.message, isOutOfMemory: error.code === 'ERR_WORKER_OUT_OF_MEMORY' };
  });
  let isGone = false;
  worker.once('exit', () => {
    isGone = true;
    listener?.gone();
  });
  reports.on('message', (report: WorkerReport) => listener?.report(report));
  return {
    post: (order) => worker.postMessage(order),
    listen: (next) => {
      listener = next;
      if (isGone) queueMicrotask(() => listener?.gone());
    },
    *unheard() {
      for (let next = receiveMessageOnPort(reports); next; next = receiveMessageOnPort(reports)) {
        yield next.message as WorkerReport;
      }
    },
    get site() {
      return Atomics.load(at, 0);
    },
    get failure() {
      return failure;
    },
    terminate: () => void worker.terminate(),
  };
}
