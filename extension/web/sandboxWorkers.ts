/** @file The sandbox in a browser: the watcher here, each run in a Worker of its own. */

import type { WorkerReport } from '../protocol/sandbox';
import { toPort } from '../protocol/workerStart';
import type { Sandbox, SandboxEnd, Starter } from '../runner/starter';
import { watch, type Thread, type ThreadFailure, type ThreadListener } from '../runner/watcher';
import { scriptSource, startScript } from './scriptWorker';

/** `readScript`: the built `sandboxWorker.cjs`. */
export function sandboxWorkers(readScript: () => Promise<string>): Starter {
  const source = scriptSource(readScript, 'serveInWorker');
  return () => startSandbox(() => startThread(source));
}

function startSandbox(start: () => Thread): Sandbox {
  // A wire within this thread: the runner talks to the watcher as it does across processes.
  const { port1, port2 } = new MessageChannel();
  const watcher = watch(toPort(port2), { start, bytesInUse: null });
  let end: (end: SandboxEnd) => void = () => undefined;
  const gone = new Promise<SandboxEnd>((resolve) => (end = resolve));
  return {
    port: toPort(port1),
    kill: () => {
      watcher.end();
      port1.close();
      end({ outOfMemory: false, detail: 'its Workers were terminated' });
    },
    gone,
  };
}

function startThread(source: () => Promise<string>): Thread {
  const { port, terminate, gone } = startScript(source, 'Tapescope sandbox', () => null);
  let site = -1;
  let failure: ThreadFailure | null = null;
  let isGone = false;
  let listener: ThreadListener | null = null;
  port.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
    if (data.kind === 'at') site = data.site;
    listener?.report(data);
  };
  void gone.then((why) => {
    isGone = true;
    if (why !== null) failure = { message: why, isOutOfMemory: /out of memory/i.test(why) };
    listener?.gone();
  });
  return {
    post: (order) => {
      site = -1;
      port.postMessage(order);
    },
    listen: (next) => {
      listener = next;
      if (isGone) queueMicrotask(() => listener?.gone());
    },
    // A browser hands over nothing ahead of its turn; `gone` comes after the last words.
    unheard: () => [],
    get site() {
      return site;
    },
    get failure() {
      return failure;
    },
    terminate,
  };
}
