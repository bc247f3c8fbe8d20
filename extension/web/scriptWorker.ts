/** @file A built file of ours, running in a Worker. It comes as text: a Worker may not load it by its address. */

import { t } from '../protocol/words';
import type { WorkerStart } from '../protocol/workerStart';

export interface ScriptWorker {
  /** What is posted before the Worker runs is waiting for it. */
  readonly port: MessagePort;
  terminate(): void;
  /** Settles once it is gone and nothing more will be heard: with what it failed of, or null where it was terminated. */
  readonly gone: Promise<string | null>;
}

/** A script that is read and made into an address once, when first asked for; again, where that failed. `entry`: what its file exports. */
export function scriptSource(read: () => Promise<string>, entry: string): () => Promise<string> {
  let address: Promise<string> | null = null;
  return () => {
    address ??= read().then((script) => {
      // A CommonJS file in its function, else its names would be the Worker's globals; and the one call that starts it.
      const text = [
        '"use strict"; const module = { exports: {} }; (function (exports) {',
        script,
        '})(module.exports);',
        `self.onmessage = ({ data }) => { self.onmessage = null; module.exports.${entry}(data); };`,
      ].join('\n');
      return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    });
    address.catch(() => (address = null));
    return address;
  };
}

/** How long messages on their way from a terminated Worker may take to arrive. */
const LAST_WORDS_MS = 20;

export function startScript<T>(source: () => Promise<string>, name: string, given: () => Promise<T> | T): ScriptWorker {
  const { port1, port2 } = new MessageChannel();
  let worker: Worker | null = null;
  let isEnded = false;
  let end: (why: string | null) => void = () => undefined;
  const gone = new Promise<string | null>((resolve) => {
    end = (why) => {
      if (isEnded) return;
      isEnded = true;
      worker?.terminate();
      setTimeout(() => {
        port1.close();
        resolve(why);
      }, LAST_WORDS_MS);
    };
  });
  const start = async (): Promise<void> => {
    const [address, handed] = await Promise.all([source(), given()]);
    if (isEnded) return;
    worker = new Worker(address, { name });
    worker.onerror = (event) => end(event.message || t('its script could not be loaded'));
    worker.postMessage({ port: port2, given: handed } satisfies WorkerStart<T>, [port2]);
  };
  start().catch((error: unknown) => end(error instanceof Error ? error.message : String(error)));
  return { port: port1, terminate: () => end(null), gone };
}
