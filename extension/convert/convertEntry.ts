/** @file Entry of the converter, built into a file of its own, which nothing loads before it is asked for. A Worker serves it in a browser. */

import type { WorkerStart } from '../protocol/workerStart';
import { convertPython, type Conversion } from './convertPython';

/** The converter, wherever it is. */
export type Converter = (python: string) => Promise<Conversion>;

export { convertPython };

/** One text, one answer. */
export function serveInWorker({ port, given }: WorkerStart<string>): void {
  port.postMessage(convertPython(given));
}
