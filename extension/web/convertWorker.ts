/** @file The converter in a Worker of its own for each text. */

import type { Converter } from '../convert/convertEntry';
import { checkConversion } from '../protocol/checkConversion';
import { toPort } from '../protocol/workerStart';
import { scriptSource, startScript } from './scriptWorker';

/** `readScript`: the built `convert.cjs`. */
export function convertWorker(readScript: () => Promise<string>): Converter {
  const source = scriptSource(readScript, 'serveInWorker');
  return async (python) => {
    const { port, terminate, gone } = startScript(source, 'Tapescope converter', () => python);
    const failed = gone.then((why): never => {
      throw new Error(`The converter ended: ${why ?? 'it was closed'}`);
    });
    const answered = new Promise<unknown>((resolve) => toPort(port).onMessage(resolve));
    try {
      return checkConversion(await Promise.race([answered, failed]));
    } finally {
      failed.catch(() => undefined);
      terminate();
    }
  };
}
