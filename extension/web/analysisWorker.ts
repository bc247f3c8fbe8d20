/** @file Starts the analysis in a Worker. */

import { t } from '../protocol/words';
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
      gone: gone.then((why) => (why === null ? t('The analysis was closed.') : t('The analysis ended: {0}', why))),
    };
  };
}
