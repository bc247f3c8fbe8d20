/** @file Starts the analysis in a Worker. */

import { toPort } from '../protocol/workerStart';
import type { AnalysisStarter } from '../snippet/analyzer';
import type { TypeTexts } from '../snippet/typeFiles';
import { scriptSource, startScript } from './scriptWorker';

/** `readScript`: the built `analysis.cjs`. Nothing is read before the first text that names the engine. */
export function analysisWorker(
  readScript: () => Promise<string>,
  readTypes: () => Promise<TypeTexts>,
): AnalysisStarter {
  const source = scriptSource(readScript, 'serveInWorker');
  return () => {
    const { port, terminate, gone } = startScript(source, 'Tapescope analysis', readTypes);
    return {
      port: toPort(port),
      kill: terminate,
      gone: gone.then((why) => (why === null ? 'The analysis was closed.' : `The analysis ended: ${why}`)),
    };
  };
}
